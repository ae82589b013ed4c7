using System.Text;
using Hearsay.Corpus.Letters;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Names;

/// <summary>
/// A name as names are compared by. A name that identifies is its words and nothing else, so it is one unit in all documents. A name that tells
/// little (a surname, "the ministry") carries what tells it apart besides.
/// </summary>
public sealed record NameUnit
{
    private const byte Version = 1;
    private const int MostNeighbours = 255, MostBytes = 240;

    /// <summary>What bears it.</summary>
    public NameClass Class { get; init; }

    /// <summary>Its words, folded, parted by blanks, without titles.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it tells little.</summary>
    public bool Short { get; init; }

    /// <summary>Whether it was printed in capitals, as an acronym is.</summary>
    public bool Acronym { get; init; }

    /// <summary>The fuller name that the document gives for a short one or an acronym; may be empty.</summary>
    public string Full { get; init; } = "";

    /// <summary>What the title of a short one tells: 'M', 'F', or blank.</summary>
    public char Gender { get; init; } = ' ';

    /// <summary>Role of the bearer of a short one, folded; may be empty.</summary>
    public string Role { get; init; } = "";

    /// <summary>Hashes of the names that stand most often in the document of a short one, sorted.</summary>
    public IReadOnlyList<int> Neighbours { get; init; } = [];

    /// <summary>As its document prints it; empty for a part of a name that does not stand alone there. No part of the unit.</summary>
    internal string Printed { get; init; } = "";

    internal string[] Words => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The unit of the name.</summary>
    public Unit ToUnit()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Version);
        writer.Write((byte)((int)Class | (Short ? 0x10 : 0) | (Acronym ? 0x20 : 0)));
        Write(writer, Name);
        Write(writer, Full);
        if (Short)
        {
            writer.Write((byte)Gender);
            Write(writer, Role);
            writer.Write((byte)Math.Min(Neighbours.Count, MostNeighbours));
            foreach (var neighbour in Neighbours.Take(MostNeighbours))
            {
                writer.Write(neighbour);
            }
        }

        writer.Flush();
        return Unit.Of(bytes.ToArray());
    }

    /// <summary>Reads a unit back.</summary>
    /// <exception cref="ArgumentException">The bytes are no name of this version.</exception>
    public static NameUnit Read(byte[] unit)
    {
        if (unit.Length < 2 || unit[0] != Version)
        {
            throw new ArgumentException("No name, or one of another version.", nameof(unit));
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(unit, 1, unit.Length - 1), Encoding.UTF8);
            var flags = reader.ReadByte();
            var name = new NameUnit { Class = (NameClass)(flags & 0x0F), Short = (flags & 0x10) != 0, Acronym = (flags & 0x20) != 0, Name = Text(reader), Full = Text(reader) };
            return !name.Short ? name : name with { Gender = (char)reader.ReadByte(), Role = Text(reader), Neighbours = ReadNeighbours(reader) };
        }
        catch (EndOfStreamException broken)
        {
            throw new ArgumentException("A name that breaks off.", nameof(unit), broken);
        }
    }

    private static int[] ReadNeighbours(BinaryReader reader)
    {
        var neighbours = new int[reader.ReadByte()];
        for (var i = 0; i < neighbours.Length; i++)
        {
            neighbours[i] = reader.ReadInt32();
        }

        return neighbours;
    }

    // Longer names are cut: what differs past the bound is held to be the same.
    private static void Write(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = Math.Min(bytes.Length, MostBytes);
        while (length < bytes.Length && length > 0 && (bytes[length] & 0xC0) == 0x80)
        {
            length--;
        }

        writer.Write((byte)length);
        writer.Write(bytes, 0, length);
    }

    private static string Text(BinaryReader reader)
    {
        var length = reader.ReadByte();
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? Encoding.UTF8.GetString(bytes) : throw new EndOfStreamException();
    }

    internal static int HashOf(string text) => (int)StableHash.Of(text);
}
