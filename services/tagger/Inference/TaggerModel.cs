using Hearsay.Tagger.Decoding;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Windows;
using Microsoft.ML.OnnxRuntime;

namespace Hearsay.Tagger.Inference;

/// <summary>The trained model. Reads one window on the caller's thread and gives the same bytes for the same window; any number of threads may share it.</summary>
public sealed class TaggerModel : IDisposable
{
    private static readonly string[] Inputs = ["ids", "shapes", "quoted"];

    // In the order of ModelOutput.
    private static readonly string[] Outputs = ["cue", "name", "role_query", "role_key", "role_unary", "pointer_query", "pointer_key", "pointer_unary", "pointer_none"];

    private readonly ModelSession _session;
    private readonly ModelSettings _settings;

    private TaggerModel(ModelSession session, ModelSettings settings)
    {
        _session = session;
        _settings = settings;
    }

    /// <summary>SHA-256 of the weights in lower-case hex.</summary>
    public string WeightsSha256 => _session.WeightsSha256;

    internal Confidence Confidence => _settings.Confidence;

    /// <summary>The model that ships with this library.</summary>
    public static TaggerModel Shipped() => Load(EmbeddedFile.Bytes("tagger.onnx"));

    /// <summary>A model from the bytes of its ONNX file.</summary>
    /// <exception cref="InvalidModelException">They are no model that this reader can run.</exception>
    public static TaggerModel Load(byte[] weights)
    {
        var session = ModelSession.Open(weights);
        try
        {
            var settings = ModelSettings.Parse(session.Entries);
            Check(session, settings);
            return new TaggerModel(session, settings);
        }
        catch (InvalidModelException)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Reads the pieces [SeenFrom, SeenTo) of a text.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, before or meanwhile.</exception>
    internal WindowScores Read(PieceText pieces, Window window, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = Rows(pieces, window);
        using var ids = OrtValue.CreateTensorValueFromMemory(rows[0], [1, rows[0].Length]);
        using var shapes = OrtValue.CreateTensorValueFromMemory(rows[1], [1, rows[1].Length]);
        using var quoted = OrtValue.CreateTensorValueFromMemory(rows[2], [1, rows[2].Length]);
        return new WindowScores(_session.Run(Inputs, [ids, shapes, quoted], Outputs, cancellationToken), _settings, window.Length);
    }

    public void Dispose() => _session.Dispose();

    // One row an input; the encoder's own first and last piece stand around the window.
    private static long[][] Rows(PieceText pieces, Window window)
    {
        var length = window.Length + 2;
        long[] ids = new long[length], shapes = new long[length], quoted = new long[length];
        (ids[0], ids[^1]) = (WordPieces.Begin, WordPieces.End);
        shapes[0] = shapes[^1] = (long)WordShape.Other;
        for (var i = 0; i < window.Length; i++)
        {
            ids[i + 1] = pieces.Ids[window.SeenFrom + i];
            shapes[i + 1] = (long)pieces.Shapes[window.SeenFrom + i];
            quoted[i + 1] = pieces.Quoted[window.SeenFrom + i] ? 1 : 0;
        }

        return [ids, shapes, quoted];
    }

    private static void Check(ModelSession session, ModelSettings settings)
    {
        Array.ForEach(Inputs, session.NeedWholeNumbers);
        int queries = Labels.RoleCount * settings.Projection, keys = settings.Projection;
        int[] widths = [Labels.CueCount, Labels.NameCount, queries, keys, Labels.RoleCount, queries, keys, Labels.PointerCount, Labels.PointerCount];
        for (var i = 0; i < Outputs.Length; i++)
        {
            session.NeedColumns(Outputs[i], widths[i]);
        }
    }
}
