using System.Diagnostics;
using System.Text.RegularExpressions;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.LocalPostgres;

namespace Hearsay.EndToEnd.Tests;

/// <summary>deploy/verify against a running platform.</summary>
public sealed partial class VerifyTests(SeededPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_RunningPlatform_PassesTellsTheTraceAndLeavesNothing()
    {
        var (code, output) = await RunAsync();

        Assert.True(code == 0, output);
        Assert.Contains("authentication is OFF", output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAILED", output, StringComparison.Ordinal);
        var trial = Trial().Match(output);
        Assert.True(await IsRetractedAsync(trial.Groups[1].Value));
        await TestSupport.Eventually.HoldsAsync(
            () => Task.FromResult(platform.Traces.Spans.Any(span => span.TraceId == trial.Groups[2].Value && span.Service == "extraction")),
            "the trace that was told reaches extraction");
    }

    [Fact]
    public async Task Verify_OutsideOfAPlatformWithoutAGateway_FailsAndSaysWhatIsOpen()
    {
        var open = platform.Up.Port("query", "HTTP");
        var closed = LoopbackPort.TakeFree();

        var (code, output) = await RunAsync("--outside", "--closed-port", $"{open}", "--closed-port", $"{closed}");

        Assert.Equal(1, code);
        Assert.Contains($"FAILED\tport {open} of 127.0.0.1", output, StringComparison.Ordinal);
        Assert.Contains($"ok\tport {closed} of 127.0.0.1", output, StringComparison.Ordinal);
        Assert.Contains("FAILED\tquery: health", output, StringComparison.Ordinal);
        Assert.Contains("FAILED\tauthentication is OFF", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ServiceIsAway_FailsAndTakesTheTrialBack()
    {
        var (code, output) = await RunAsync("--extraction", $"http://127.0.0.1:{LoopbackPort.TakeFree()}", "--timeout", "5");

        Assert.Equal(3, code);
        Assert.Contains("FAILED\textraction at", output, StringComparison.Ordinal);
        Assert.True(await IsRetractedAsync(Trial().Match(output).Groups[1].Value));
    }

    private async Task<bool> IsRetractedAsync(string document)
    {
        using var channel = platform.Up.Ingestion;
        var response = await new IngestionService.IngestionServiceClient(channel).GetDocumentAsync(
            new GetDocumentRequest { DocumentId = document }, deadline: Journey.Deadline(), cancellationToken: Cancellation);
        return response.Document.RetractTime is not null;
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [LocalUp.Assembly("Hearsay.Cli", "hearsay"), "verify", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var service in new[] { "ingestion", "extraction", "query" })
        {
            start.Environment[$"HEARSAY_{service.ToUpperInvariant()}"] = $"http://127.0.0.1:{platform.Up.Port(service, "gRPC")}";
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output + await errors);
    }

    [GeneratedRegex("document ([0-9a-f-]{36}) was taken in, trace ([0-9a-f]{32})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trial();
}
