using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Pieces;
using Microsoft.ML.OnnxRuntime;

namespace Hearsay.Tagger.Sentences;

/// <summary>
/// Gives texts vectors that lie close where they say the same. Works on the caller's thread; any number of threads may share it.
/// A text's vector depends on that text alone: texts are run one by one, for the model's integers are scaled by the range of all that a run holds.
/// </summary>
public sealed class SentenceEncoder : IDisposable
{
    /// <summary>Numbers of a vector.</summary>
    public const int Width = 384;

    /// <summary>Word pieces of a text that are read, the encoder's own first and last among them; what follows does not count.</summary>
    public const int MostPieces = 128;

    /// <summary>UTF-16 code units of a text that are looked at.</summary>
    public const int MostCharacters = 4096;

    /// <summary>Texts of one call.</summary>
    public const int MostTexts = 1024;

    private const string Format = "sentences 1";

    private static readonly string[] Inputs = ["ids"];
    private static readonly string[] Outputs = ["vector"];

    private readonly ModelSession _session;

    private SentenceEncoder(ModelSession session) => _session = session;

    /// <summary>SHA-256 of the weights in lower-case hex: vectors of other weights cannot be compared.</summary>
    public string WeightsSha256 => _session.WeightsSha256;

    /// <summary>The encoder that ships with this library. Takes a moment and memory: once a process.</summary>
    public static SentenceEncoder Load() => Load(EmbeddedFile.Bytes("sentences.onnx"));

    /// <summary>An encoder from the bytes of its ONNX file.</summary>
    /// <exception cref="InvalidModelException">They are no encoder that this reader can run.</exception>
    public static SentenceEncoder Load(byte[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var session = ModelSession.Open(weights);
        try
        {
            Check(session);
            return new SentenceEncoder(session);
        }
        catch (InvalidModelException)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>A vector of length one for each text, in their order. An empty text has one too, which means nothing.</summary>
    /// <param name="texts">At most <see cref="MostTexts"/>; of each, <see cref="MostPieces"/> and <see cref="MostCharacters"/> are read.</param>
    /// <param name="cancellationToken">Looked at before each text and while it is read.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too many texts.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, before or meanwhile.</exception>
    public float[][] Encode(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(texts.Count, MostTexts, nameof(texts));
        cancellationToken.ThrowIfCancellationRequested();
        var vectors = new float[texts.Count][];
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Encode(texts[i], cancellationToken);
        }

        return vectors;
    }

    public void Dispose() => _session.Dispose();

    // The rows of the vocabulary that stand for a text.
    internal static long[] Ids(string text, CancellationToken cancellationToken)
    {
        var pieces = PieceReader.Read(text.Length > MostCharacters ? text[..MostCharacters] : text, cancellationToken).Ids;
        var ids = new long[Math.Min(pieces.Length, MostPieces - 2) + 2];
        (ids[0], ids[^1]) = (WordPieces.Begin, WordPieces.End);
        for (var i = 1; i < ids.Length - 1; i++)
        {
            ids[i] = pieces[i - 1];
        }

        return ids;
    }

    private float[] Encode(string text, CancellationToken cancellationToken)
    {
        var row = Ids(text, cancellationToken);
        using var ids = OrtValue.CreateTensorValueFromMemory(row, [1, row.Length]);
        using var outputs = _session.Run(Inputs, [ids], Outputs, cancellationToken);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static void Check(ModelSession session)
    {
        Need(session, "format", Format);
        Need(session, "pieces", $"{MostPieces}");
        session.NeedWholeNumbers(Inputs[0]);
        session.NeedColumns(Outputs[0], Width);
    }

    private static void Need(ModelSession session, string name, string value)
    {
        if (session.Entries.GetValueOrDefault(name) is var found && found != value)
        {
            throw new InvalidModelException($"The model's {name} is '{found}'; this reader knows '{value}'.");
        }
    }
}
