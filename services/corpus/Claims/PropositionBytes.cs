using System.Text;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Claims;

/// <summary>Propositions as bytes: a version, the fields, then the vector if there is one. The same proposition gives the same bytes.</summary>
internal static class PropositionBytes
{
    private const byte Version = 1;
    private const int LongestList = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Unit Write(Proposition proposition)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(proposition.Negated);
        writer.Write(proposition.Denied);
        writer.Write(proposition.Sentence);
        writer.Write(proposition.Text);
        WriteAll(writer, proposition.Words, word =>
        {
            writer.Write(word.Stem);
            writer.Write(word.Weight);
            writer.Write(word.IsName);
        });
        WriteAll(writer, proposition.Figures, figure =>
        {
            writer.Write(figure.Number);
            writer.Write(figure.High);
            writer.Write(figure.Unit);
            writer.Write(figure.Bound);
        });
        WriteAll(writer, proposition.Times, writer.Write);
        WriteAll(writer, proposition.Setting, writer.Write);
        writer.Flush();
        var identity = (int)stream.Length;
        if (proposition.Vector is { } vector)
        {
            writer.Write(Array.ConvertAll(vector, number => (byte)number));
            writer.Flush();
        }

        return Unit.Of(stream.ToArray(), identity);
    }

    public static Proposition Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Strict);
            if (reader.ReadByte() != Version)
            {
                throw new FormatException("The unit is of another version.");
            }

            var read = new Proposition
            {
                Negated = reader.ReadBoolean(),
                Denied = reader.ReadBoolean(),
                Sentence = reader.ReadUInt64(),
                Text = reader.ReadString(),
                Words = ReadAll(reader, () => new PropositionWord(reader.ReadString(), reader.ReadByte(), reader.ReadBoolean())),
                Figures = ReadAll(reader, () => new PropositionFigure(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadByte())),
                Times = ReadAll(reader, reader.ReadString),
                Setting = ReadAll(reader, reader.ReadString),
            };
            return (bytes.Length - (int)reader.BaseStream.Position) switch
            {
                0 => read,
                Proposition.VectorWidth => read with { Vector = Array.ConvertAll(bytes[^Proposition.VectorWidth..], number => (sbyte)number) },
                _ => throw new FormatException("The unit ends elsewhere."),
            };
        }
        catch (Exception exception) when (exception is EndOfStreamException or DecoderFallbackException)
        {
            throw new FormatException("The bytes are no unit of a proposition.", exception);
        }
    }

    private static void WriteAll<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write((byte)items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static T[] ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        var items = new T[reader.ReadByte()];
        if (items.Length > LongestList)
        {
            throw new FormatException("A list of the unit is too long.");
        }

        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }
}
