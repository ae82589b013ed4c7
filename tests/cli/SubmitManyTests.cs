using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Ingestion.V1;
using Status = Google.Rpc.Status;

namespace Hearsay.Cli.Tests;

/// <summary>Many documents go over a stream, which is taken up again where it breaks off.</summary>
public sealed class SubmitManyTests
{
    [Fact]
    public async Task Submit_ManyDocuments_GoOverOneStreamAndAreCounted()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunWithInputAsync(Lines(300), "submit", "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(300, Assert.Single(services.Answers.Streams).Count);
        Assert.Equal(300, run.Lines.Length);
        Assert.Contains("300 documents: 300 created", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AnswersInAnotherOrder_ArePrintedInTheirs()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.AnswersBackwards = true;

        var run = await services.RunWithInputAsync(Lines(20), "submit", "-");

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"01930000-0000-7000-8000-{number:D12}\t1\tCREATED"), run.Lines);
    }

    [Fact]
    public async Task Submit_StreamBreaksOff_SendsWhatHasNoAnswerAgainWithItsIds()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Break = (stream, item) => (stream, item) is (1, 5) or (2, 3) ? throw Ended() : Task.CompletedTask;

        var run = await services.RunWithInputAsync(Lines(12), "submit", "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(12, run.Lines.Length);
        Assert.Equal(3, services.Answers.Streams.Count);
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"Text {number}."), services.Answers.Submits.Select(sent => sent.PlainText));
        var first = services.Answers.Streams.First().ToDictionary(sent => sent.PlainText, sent => sent.RequestId);
        Assert.Equal(first["Text 5."], services.Answers.Streams.ElementAt(1).First().RequestId);
        Assert.Contains("12 documents: 12 created", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_StreamNeverGetsAnswers_GivesUpAfterSomeTries()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Break = (stream, item) => stream > 1 || item > 2 ? throw Ended() : Task.CompletedTask;

        var run = await services.RunWithInputAsync(Lines(4), "submit", "-");

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.InRange(services.Answers.Streams.Count, 4, 20);
        Assert.Contains("2 documents: 2 created", run.Error, StringComparison.Ordinal);
        Assert.Contains("(STREAM_ENDED)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_NoAnswerInTime_EndsWithThree()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Break = (_, item) => item > 1 ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;

        var run = await services.RunWithInputAsync(Lines(3), "submit", "--timeout", "1", "-");

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Contains("No answer in time from ingestion", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_StreamRefusedAsSuch_IsNotTriedAgain()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Break = (_, _) => throw FakeServices.Error(StatusCode.PermissionDenied, "ROLE_MISSING", "This call is for writers.");

        var run = await services.RunWithInputAsync(Lines(3), "submit", "-");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Single(services.Answers.Streams);
        Assert.Contains("(ROLE_MISSING)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_SomeRefused_AreCounted()
    {
        await using var services = await FakeServices.StartAsync();
        var answer = services.Answers.Submit;
        services.Answers.Submit = (request, context) => request.PlainText == "Text 2."
            ? throw FakeServices.Error(StatusCode.InvalidArgument, "INVALID_FIELDS", "The request is not valid.")
            : answer(request, context);

        var run = await services.RunWithInputAsync(Lines(3), "submit", "-");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("error: standard input:2: ingestion: The request is not valid. (INVALID_FIELDS)", run.Error, StringComparison.Ordinal);
        Assert.Contains("3 documents: 2 created, 1 refused", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, Lane.Backfill)]
    [InlineData(false, Lane.Unspecified)]
    public async Task Submit_Backfill_GoesByItsLaneUnlessALineNamesAnother(bool backfill, Lane lane)
    {
        await using var services = await FakeServices.StartAsync();
        string[] args = backfill ? ["submit", "--backfill", "-"] : ["submit", "-"];

        await services.RunWithInputAsync("""{"plainText": "One."}""" + "\n" + """{"plainText": "Two.", "lane": "LANE_FRESH"}""", args);
        await services.RunWithInputAsync("Three.", args);

        Assert.Equal([lane, Lane.Fresh, lane], services.Answers.Submits.Select(sent => sent.Lane));
    }

    private static string Lines(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(number => $$"""{"plainText": "Text {{number}}."}""" + "\n"));

    private static RpcException Ended() => new Status
    {
        Code = (int)StatusCode.Unavailable,
        Message = "The service stops.",
        Details =
        {
            Any.Pack(new ErrorInfo { Domain = "hearsay", Reason = "STREAM_ENDED" }),
            Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(20)) }),
        },
    }.ToRpcException();
}
