using System.Diagnostics;

namespace Hearsay.Deploy.Tests;

/// <summary>A program of others that checks deployment files; <c>tests/deploy/provide</c> installs them.</summary>
internal sealed record Tool(string Name, string? Path)
{
    /// <summary>What it may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(2);

    public static readonly Tool Kubectl = Find("kubectl");
    public static readonly Tool Promtool = Find("promtool");
    public static readonly Tool Prometheus = Find("prometheus");
    public static readonly Tool PostgresExporter = Find("prometheus-postgres-exporter");
    public static readonly Tool Shellcheck = Find("shellcheck");

    /// <summary>Runs it in the root of the checkout and gives its output; skips the test, saying so, where the tool is missing.</summary>
    public async Task<ToolResult> RunAsync(params IEnumerable<string> arguments)
    {
        Assert.SkipWhen(Path is null, $"{Name} is missing: tests/deploy/provide says how to get it.");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Longest);
        using var process = Process.Start(new ProcessStartInfo(Path!, arguments)
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new ToolResult(process.ExitCode, output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Tool Find(string name) => new(
        name,
        new[] { System.IO.Path.Combine(Checkout.Root, ".artifacts", "tools") }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists));
}

/// <summary>What a tool said.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors);
