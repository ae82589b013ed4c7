using System.Diagnostics;
using System.Text.RegularExpressions;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport.Fleet;

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

    [Fact]
    public async Task Verify_PlatformThatAsksForTokens_HoldsItToThem()
    {
        var folder = TestFolder.Create();
        await IssueAsync("create", folder);
        var key = Path.Combine(folder, "issuer.key");
        var (both, reader) = (Path.Combine(folder, "both.jwt"), Path.Combine(folder, "reader.jwt"));
        await File.WriteAllTextAsync(both, await IssueAsync("token", "--key", key, "--role", "reader", "--role", "writer"), Cancellation);
        await File.WriteAllTextAsync(reader, await IssueAsync("token", "--key", key, "--role", "reader"), Cancellation);
        await using (var fleet = await ServiceFleet.StartAsync(folder, Guarded(folder), Cancellation))
        {
            await fleet.AddExtractorAsync(Cancellation);
            var (ingestion, extraction, query) = await fleet.AddQueryAsync(Cancellation);
            string[] at = ["--ingestion", ingestion, "--extraction", extraction, "--query", query];

            var (code, output) = await RunAsync([.. at, "--token-file", both, "--other-token-file", reader]);
            var (withoutCode, without) = await RunAsync([.. at, "--token-file", reader]);

            Assert.True(code == 0, output);
            Assert.DoesNotContain("authentication is OFF", output, StringComparison.Ordinal);
            Assert.Contains("ok\tquery: a call without a token is refused", output, StringComparison.Ordinal);
            Assert.Contains("ok\textraction: a call with a forged token is refused", output, StringComparison.Ordinal);
            Assert.Contains("ok\tingestion: an event from a stranger is refused", output, StringComparison.Ordinal);
            Assert.Contains("ok\tsubmitting with a token of another role is refused", output, StringComparison.Ordinal);
            Assert.Contains("ok\tquery answers with it no more", output, StringComparison.Ordinal);
            Assert.True(withoutCode == 1, without);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Callers show a token, apps and sidecars theirs.</summary>
    private static Dictionary<string, string> Guarded(string folder) => new()
    {
        ["Engine__Profile"] = "fast",
        ["Authentication__Mode"] = "Jwt",
        ["Authentication__KeySetFile"] = Path.Combine(folder, "issuer.jwks"),
        ["APP_API_TOKEN"] = "anchor",
        ["DAPR_API_TOKEN"] = "lantern",
    };

    private static async Task<string> IssueAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [LocalUp.Assembly("Hearsay.Cli", "hearsay"), "issuer", .. arguments]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
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
