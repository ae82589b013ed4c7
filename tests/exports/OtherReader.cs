using System.Diagnostics;
using System.Text.Json;

namespace Hearsay.Exports.Tests;

/// <summary>A reader of others, in a process of its own; <c>tests/exports/provide</c> installs them.</summary>
internal static class OtherReader
{
    private const string Python = "/usr/bin/python3";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly string Followthemoney = Path.Combine(
        Root(), ".artifacts", "tools", "followthemoney", "node_modules", "@alephdata", "followthemoney");

    private static readonly Lazy<Task<bool>> HasRdflib = new(async () => File.Exists(Python) && (await RunAsync(Python, "-c", "import rdflib")).ExitCode == 0);

    /// <summary>Reads linked data with rdflib; skips the test where it is missing.</summary>
    public static async Task<JsonElement> LinkedAsync(string format, byte[] file)
    {
        Assert.SkipUnless(await HasRdflib.Value, "rdflib is missing: tests/exports/provide says how to get it.");
        return await ReadAsync(file, path => RunAsync(Python, Script("linked.py"), format, path));
    }

    /// <summary>Reads entities with followthemoney; skips the test where it is missing.</summary>
    public static async Task<JsonElement> FollowthemoneyAsync(byte[] file)
    {
        Assert.SkipUnless(Directory.Exists(Followthemoney), "followthemoney is missing: tests/exports/provide says how to get it.");
        return await ReadAsync(file, path => RunAsync("node", Script("followthemoney.cjs"), Followthemoney, path));
    }

    private static async Task<JsonElement> ReadAsync(byte[] file, Func<string, Task<(int ExitCode, string Output, string Errors)>> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file);
            var (code, output, errors) = await read(path);
            Assert.True(code == 0, errors);
            using var found = JsonDocument.Parse(output);
            return found.RootElement.Clone();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Longest);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(bound.Token);
            var output = await process.StandardOutput.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            return (process.ExitCode, output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Readers", name);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
