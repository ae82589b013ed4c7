using System.Diagnostics;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData]
    [InlineData("submit")]
    [InlineData("submit", "no-such-file.txt")]
    [InlineData("submit", "-", "-")]
    [InlineData("guess")]
    [InlineData("evidence", "x", "--revision", "0")]
    [InlineData("statements", "--stance", "MAYBE")]
    [InlineData("statements", "--limit", "0")]
    [InlineData("statements", "--query", "localhost")]
    [InlineData("statements", "--timeout", "soon")]
    public async Task Program_WrongUsage_EndsWithTwo(params string[] args)
    {
        var run = await HearsayProgram.RunAsync(args);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("submit", "--help")]
    public async Task Program_Help_TellsExitCodes(params string[] args)
    {
        var run = await HearsayProgram.RunAsync(args);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("130  interrupted", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Program_NoServiceThere_SaysHowToStartIt()
    {
        var run = await HearsayProgram.RunAsync(["submit", "--ingestion", "http://127.0.0.1:1", "-"], "A text.");

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Equal(
            """
            error: Cannot reach ingestion at http://127.0.0.1:1.
              Start it with deploy/local/up, or name its address with --ingestion or HEARSAY_INGESTION.

            """,
            run.Error);
    }

    [Fact]
    public async Task Program_AddressVariableIsNoAddress_NamesTheVariable()
    {
        var run = await HearsayProgram.RunAsync(
            ["statements"], environment: new Dictionary<string, string> { ["HEARSAY_QUERY"] = "over there" });

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("HEARSAY_QUERY takes an address", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_NoAnswerInTime_EndsWithThree()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Submit = NeverAsync;

        var run = await services.RunWithInputAsync("A text.", "submit", "--timeout", "1", "-");

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Contains("No answer in time from ingestion", run.Error, StringComparison.Ordinal);
        Assert.Contains("--timeout", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_Interrupted_EndsWith130()
    {
        await using var services = await FakeServices.StartAsync();
        var begun = new TaskCompletionSource();
        services.Answers.Submit = (request, context) =>
        {
            begun.TrySetResult();
            return NeverAsync(request, context);
        };
        using var process = HearsayProgram.Start(HearsayProgram.Path, ["submit", "-"], services.Environment);
        await process.StandardInput.WriteAsync("A text.");
        process.StandardInput.Close();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await begun.Task.WaitAsync(bound.Token);

        await Interrupt(process).WaitForExitAsync(bound.Token);

        await process.WaitForExitAsync(bound.Token);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Equal("interrupted\n", await process.StandardError.ReadToEndAsync(bound.Token));
    }

    [Fact]
    public async Task Program_CollectorNamed_CallsShareOneTraceAlsoWhenItIsAway()
    {
        await using var services = await FakeServices.StartAsync();
        var environment = new Dictionary<string, string>(services.Environment) { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1" };

        var run = await HearsayProgram.RunAsync(["submit", "--wait", "-"], "A text.", environment);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(2, services.Answers.TraceParents.Count);
        var traceId = Assert.Single(services.Answers.TraceParents.Select(parent => ActivityContext.Parse(parent, null).TraceId).Distinct());
        Assert.NotEqual(default, traceId);
    }

    [Fact]
    public async Task Program_NoCollector_LeavesTheRootToTheService()
    {
        await using var services = await FakeServices.StartAsync();

        await services.RunWithInputAsync("A text.", "submit", "-");

        Assert.Equal([string.Empty], services.Answers.TraceParents);
    }

    private static Process Interrupt(Process process) =>
        Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

    private static async Task<SubmitDocumentResponse> NeverAsync(SubmitDocumentRequest request, Grpc.Core.ServerCallContext context)
    {
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new SubmitDocumentResponse();
    }
}
