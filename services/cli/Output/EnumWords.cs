using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace Hearsay.Cli.Output;

/// <summary>Values of a proto enum as their bare words: STANCE_NO_COMMENT is "NO_COMMENT".</summary>
internal static class EnumWords<T>
    where T : struct, Enum
{
    private const string Zero = "UNSPECIFIED";

    private static readonly FrozenDictionary<T, string> Words = Read();

    /// <summary>All words but UNSPECIFIED, in the order of their numbers.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Words.Where(pair => pair.Value != Zero).OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>The word; empty for UNSPECIFIED, the number for a value newer than this program.</summary>
    public static string Of(T value)
    {
        var word = Words.GetValueOrDefault(value, value.ToString("D"));
        return word == Zero ? string.Empty : word;
    }

    /// <summary>Reads a word in any case, with hyphens or underscores.</summary>
    public static bool TryParse(string text, out T value)
    {
        var wanted = text.Replace('-', '_').ToUpper(CultureInfo.InvariantCulture);
        var found = Words.FirstOrDefault(pair => pair.Value == wanted && wanted != Zero);
        value = found.Key;
        return found.Value is not null;
    }

    private static FrozenDictionary<T, string> Read()
    {
        var names = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(
            field => (T)field.GetValue(null)!, field => field.GetCustomAttribute<OriginalNameAttribute>()!.Name);
        var prefix = names[default].Length - Zero.Length;
        return names.ToFrozenDictionary(pair => pair.Key, pair => pair.Value[prefix..]);
    }
}
