using Google.Protobuf.WellKnownTypes;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class DiffTests
{
    private static readonly DiffRevisionsResponse Answer = new()
    {
        DocumentId = "d1",
        From = new ComparedRevision { Revision = 1, ReceiveTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2031, 5, 4, 12, 0, 0, TimeSpan.Zero)), Title = "Mill" },
        To = new ComparedRevision { Revision = 2 },
        Changes =
        {
            new RevisionChange
            {
                Kind = RevisionChangeKind.CueWeakened,
                Before = Side("Orla Venn confirmed it.", "confirmed", "confirm"),
                After = Side("Orla Venn claimed it.", "claimed", "claim"),
            },
            new RevisionChange
            {
                Kind = RevisionChangeKind.StatementRemoved,
                Before = new ChangedPassage
                {
                    Words = { new Span { Text = "the wheel turns" } },
                    Statement = new StatementResult { Speaker = "Bram Oss" },
                    Also = { new Span { Text = "Wheel turns" } },
                },
            },
        },
        Count = 3,
    };

    [Fact]
    public async Task Diff_OfTwoRevisions_ShowsBothSides()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Diff = _ => Answer;

        var run = await services.RunAsync("diff", "d1", "1", "2");

        Assert.Equal(new DiffRevisionsRequest { DocumentId = "d1", FromRevision = 1, ToRevision = 2 }, Assert.Single(services.Answers.DiffsAsked));
        Assert.Equal(
            """
            was  revision 1, received 2031-05-04T12:00:00Z, Mill
            now  revision 2

              1  cue weakened
                 was    confirm
                        Orla Venn confirmed it.
                 now    claim
                        Orla Venn claimed it.

              2  statement removed
                 was    Bram Oss
                        the wheel turns
                        also: Wheel turns

            The first 2 of 3.


            """,
            run.Output);
    }

    [Fact]
    public async Task Diff_WithoutNumbers_AsksForTheLastTwoAndSaysWhereNothingChanged()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Diff = _ => new DiffRevisionsResponse { DocumentId = "d1", From = new ComparedRevision { Revision = 1 }, To = new ComparedRevision { Revision = 2 } };

        var run = await services.RunAsync("diff", "d1");

        Assert.Equal(new DiffRevisionsRequest { DocumentId = "d1" }, Assert.Single(services.Answers.DiffsAsked));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("Nothing that the text tells has changed.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_Json_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Diff = _ => Answer;

        var run = await services.RunAsync("diff", "d1", "1", "--json");

        Assert.Equal(Answer, DiffRevisionsResponse.Parser.ParseJson(run.Output));
    }

    [Fact]
    public async Task Diff_RevisionThatIsNone_IsRefusedBeforeAnyCall()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync("diff", "d1", "first");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("FROM takes a whole number from 1 to 1000000, not 'first'.", run.Error, StringComparison.Ordinal);
        Assert.Empty(services.Answers.DiffsAsked);
    }

    private static ChangedPassage Side(string sentence, string words, string value)
    {
        var start = sentence.IndexOf(words, StringComparison.Ordinal);
        return new ChangedPassage
        {
            Words = { new Span { Start = start, End = start + words.Length, Text = words } },
            Value = value,
            Passage = new Passage { Sentence = new Span { Start = 0, End = sentence.Length, Text = sentence } },
        };
    }
}
