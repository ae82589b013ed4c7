using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Hearsay.Tagger.Inference;

/// <summary>An opened ONNX file. Runs on the caller's thread and gives the same bytes for the same input; any number of threads may share it.</summary>
internal sealed class ModelSession : IDisposable
{
    private readonly InferenceSession _session;

    private ModelSession(InferenceSession session, string weightsSha256)
    {
        _session = session;
        WeightsSha256 = weightsSha256;
    }

    /// <summary>SHA-256 of the file in lower-case hex.</summary>
    public string WeightsSha256 { get; }

    /// <summary>What the file says of itself beside its weights.</summary>
    public IReadOnlyDictionary<string, string> Entries => _session.ModelMetadata.CustomMetadataMap;

    /// <exception cref="InvalidModelException">The bytes are no ONNX file that can be run.</exception>
    public static ModelSession Open(byte[] weights)
    {
        OfflineRuntime.Enter();
        using var options = Options();
        try
        {
            return new ModelSession(new InferenceSession(weights, options), Convert.ToHexStringLower(SHA256.HashData(weights)));
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InvalidModelException($"The model cannot be loaded: {exception.Message}", exception);
        }
    }

    /// <exception cref="InvalidModelException">It has no such input.</exception>
    public void NeedWholeNumbers(string name)
    {
        if (!_session.InputMetadata.TryGetValue(name, out var input) || input.ElementDataType != TensorElementType.Int64)
        {
            throw new InvalidModelException($"The model has no whole-number input '{name}'.");
        }
    }

    /// <exception cref="InvalidModelException">It has no such output.</exception>
    public void NeedColumns(string name, int columns)
    {
        if (!_session.OutputMetadata.TryGetValue(name, out var output) || output.ElementDataType != TensorElementType.Float || output.Dimensions is not [_, var width] || width != columns)
        {
            throw new InvalidModelException($"The model has no output '{name}' of {columns} columns.");
        }
    }

    /// <summary>The outputs in the order of their names; the caller disposes them.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, before or meanwhile.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(string[] inputs, OrtValue[] values, string[] outputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new RunOptions();
        using var registration = cancellationToken.UnsafeRegister(static run => ((RunOptions)run!).Terminate = true, run);
        try
        {
            return _session.Run(run, inputs, values, outputs);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose() => _session.Dispose();

    // One thread, the caller's: a service reads a text a core, and sums do not depend on how work is parted.
    private static SessionOptions Options()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.use_deterministic_compute", "1");
        return options;
    }
}
