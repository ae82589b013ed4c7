using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Hearsay.Articles.Canonical;

/// <summary>Canonical classes, decompositions and compositions, parsed once from the embedded table.</summary>
internal sealed class NfcTable
{
    public static readonly NfcTable Instance = Load();

    private readonly FrozenDictionary<int, byte> _classes;
    private readonly FrozenDictionary<int, int[]> _splits;
    private readonly FrozenDictionary<long, int> _joins;

    private NfcTable(Dictionary<int, byte> classes, Dictionary<int, int[]> splits, Dictionary<long, int> joins)
    {
        _classes = classes.ToFrozenDictionary();
        _splits = splits.ToFrozenDictionary();
        _joins = joins.ToFrozenDictionary();
    }

    public byte ClassOf(int codePoint) => codePoint < 0x300 ? (byte)0 : _classes.GetValueOrDefault(codePoint);

    public int[]? SplitOf(int codePoint) => codePoint < 0xC0 ? null : _splits.GetValueOrDefault(codePoint);

    public int JoinOf(int first, int second) => _joins.GetValueOrDefault(((long)first << 32) | (uint)second, -1);

    private static NfcTable Load()
    {
        var classes = new Dictionary<int, byte>();
        var splits = new Dictionary<int, int[]>();
        var joins = new Dictionary<long, int>();
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("nfc.tsv")
            ?? throw new InvalidOperationException("The normalisation table is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            var codePoint = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            switch (fields[0])
            {
                case "class":
                    classes[codePoint] = byte.Parse(fields[2], CultureInfo.InvariantCulture);
                    break;
                case "split":
                    splits[codePoint] = Hexadecimals(fields[2]);
                    break;
                default:
                    var parts = Hexadecimals(fields[2]);
                    joins[((long)parts[0] << 32) | (uint)parts[1]] = codePoint;
                    break;
            }
        }

        return new NfcTable(classes, splits, joins);
    }

    private static int[] Hexadecimals(string words) =>
        [.. words.Split(' ').Select(word => int.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
