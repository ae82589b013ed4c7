using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Hearsay.Cli.Tests;

/// <summary>Runs the built program as a process of its own.</summary>
internal static class HearsayProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static string Path { get; } = typeof(HearsayProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "HearsayProgram").Value!;

    public static async Task<Run> RunAsync(
        IReadOnlyList<string> args, string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(Path, args, environment ?? new Dictionary<string, string>());
        using var bound = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(bound.Token);
        var error = process.StandardError.ReadToEndAsync(bound.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(bound.Token);
            return new Run(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public static Process Start(string program, IReadOnlyList<string> args, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in (string[])["HEARSAY_INGESTION", "HEARSAY_EXTRACTION", "HEARSAY_QUERY", "HEARSAY_TOKEN", "HEARSAY_CA", "OTEL_EXPORTER_OTLP_ENDPOINT", "NO_COLOR"])
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_ROOT"] = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>What a run left behind.</summary>
    internal sealed record Run(int ExitCode, string Output, string Error)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
