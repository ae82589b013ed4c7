using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class DossierTests
{
    [Fact]
    public async Task Dossier_ByName_ShowsAllParts()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Dossier = _ => Answer();

        var run = await services.RunAsync("dossier", "Orla", "Venn");

        Assert.Equal(new GetDossierRequest { Name = "Orla Venn" }, Assert.Single(services.Answers.DossiersAsked));
        Assert.Equal(
            """
            Orla Venn
            is          PERSON
            also        Ms Venn
            in          3 documents, 1 statement
            id          e1

            Names held to be one (1)
              - Orla Venn = Ms Venn: SURNAME, 0.90

            Roles (1)
              - mayor of Torvane, 2026-03-01 to 2026-03-05, 2 documents, first in The Quarry Bell: Orla Venn is
                the mayor.

            Passed on by (1)
              - Torvane Wire, 1 statement

            Statements by it (1)
              1  who    Orla Venn
                 how    AFFIRMS, ASSERTED
                 what   the wheel turns
                 in     The Quarry Bell, 2026-03-02, Mill, document d1, statement s1

            Events (1)
              - CONSULT SCHEDULED, when: 2026-03-09, who: Orla Venn, where: Torvane, according to a clerk, in
                The Quarry Bell: They meet.

            Others who have the name (1)
              - Orla Venn, ORGANIZATION, 1 document, 0 statements: hearsay dossier --id e2


            """,
            run.Output);
    }

    [Fact]
    public async Task Dossier_FullList_TellsHowToSeeTheRest()
    {
        await using var services = await FakeServices.StartAsync();
        var answer = Answer();
        answer.StatementsBy.Clear();
        answer.StatementsBy.AddRange(Enumerable.Repeat(new StatementResult(), 50));
        services.Answers.Dossier = _ => answer;

        var run = await services.RunAsync("dossier", "--id", "e1");

        Assert.Equal(new GetDossierRequest { EntityId = "e1" }, Assert.Single(services.Answers.DossiersAsked));
        Assert.Contains("The latest 50; all of them: hearsay search --speaker-id e1\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hearsay timeline", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dossier_Json_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Dossier = _ => Answer();

        var run = await services.RunAsync("dossier", "Venn", "--json");

        Assert.Equal(Answer(), GetDossierResponse.Parser.ParseJson(Assert.Single(run.Lines)));
    }

    [Fact]
    public async Task Dossier_NobodyOfThatName_EndsWithOne()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Dossier = _ => throw FakeServices.Error(StatusCode.NotFound, "ENTITY_NOT_FOUND", "Nobody has this name.");

        var run = await services.RunAsync("dossier", "Nemo");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("Nobody has this name. (ENTITY_NOT_FOUND)\n  Try another name", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("Venn", "--id", "e1")]
    public async Task Dossier_NotOneQuestion_EndsWithTwo(params string[] args) =>
        Assert.Equal(ExitCode.Usage, (await HearsayProgram.RunAsync(["dossier", .. args])).ExitCode);

    internal static EventResult Meeting(EventStatus status, string time) => new()
    {
        Event = new Event { Type = "CONSULT", Status = status },
        Participants = { "Orla Venn" },
        Place = "Torvane",
        Time = time,
        AccordingTo = "a clerk",
        Passage = new Passage { Outlet = "The Quarry Bell", Sentence = new Span { Text = "They\nmeet." } },
    };

    private static GetDossierResponse Answer()
    {
        var said = OriginSamples.Said("The Quarry Bell", "2026-03-02", "the wheel turns");
        said.Speaker = "Orla Venn";
        return new GetDossierResponse
        {
            Entity = new CanonicalEntity
            {
                Id = "e1",
                Type = EntityType.Person,
                Name = "Orla Venn",
                Aliases = { "Ms Venn" },
                DocumentCount = 3,
                StatementCount = 1,
                Links = { new NameLink { Name = "Orla Venn", Other = "Ms Venn", Reason = "SURNAME", Score = 0.9 } },
            },
            Roles =
            {
                new RoleOverTime
                {
                    Role = "mayor",
                    Of = "Torvane",
                    FirstPublished = "2026-03-01",
                    LastPublished = "2026-03-05",
                    DocumentCount = 2,
                    Passage = new Passage { Outlet = "The Quarry Bell", Sentence = new Span { Text = "Orla Venn is the mayor." } },
                },
            },
            StatementsBy = { said },
            Events = { Meeting(EventStatus.Scheduled, "2026-03-09") },
            Relays = { new Relay { Name = "Torvane Wire", StatementCount = 1 } },
            Others = { new CanonicalEntity { Id = "e2", Type = EntityType.Organization, Name = "Orla Venn", DocumentCount = 1 } },
        };
    }
}
