using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Hearsay.Tagger.Inference;

/// <summary>ONNX Runtime without its telemetry: released builds send events over the network unless told not to before they start.</summary>
internal static partial class OfflineRuntime
{
    private const string Switch = "ORT_DISABLE_TELEMETRY";
    private static readonly bool Started = Start();

    /// <summary>To be called before anything else of ONNX Runtime.</summary>
    public static void Enter() => _ = Started;

    private static bool Start()
    {
        // The native library reads the process's own variables; .NET keeps a copy apart from them outside Windows.
        _ = OperatingSystem.IsWindows() ? SetEnvironmentVariable(Switch, "1") : SetVariable(Switch, "1", overwrite: 1) == 0;
        OrtEnv.Instance().DisableTelemetryEvents();
        return true;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport("kernel32", EntryPoint = "SetEnvironmentVariableW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetEnvironmentVariable(string name, string value);
}
