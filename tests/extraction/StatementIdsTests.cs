using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction.Tests;

public sealed class StatementIdsTests
{
    [Fact]
    public void Assign_SameEvidenceTwice_GivesTheSameIds() => Assert.Equal(Assigned(Sample()), Assigned(Sample()));

    [Fact]
    public void Assign_KnownEvidence_GivesTheIdOfAlways()
    {
        // Ids are cited by others: whoever changes how they are made breaks every citation.
        Assert.Equal("875d1d1e-52f3-513a-b6f3-fe367ea67a65", Assigned(Sample()).Statements[0].Id);
    }

    [Fact]
    public void Assign_LocalIds_AreReplacedWhereverTheyStand()
    {
        var evidence = Assigned(Sample());

        Assert.All(evidence.Statements, statement => Assert.True(Guid.TryParseExact(statement.Id, "D", out _)));
        Assert.Equal(["", evidence.Statements[0].Id], evidence.Statements.Select(statement => statement.ParentId));
        Assert.Equal([evidence.Statements[1].Id, ""], evidence.Events.Select(happening => happening.AccordingToStatementId));
    }

    [Fact]
    public void Assign_ChildBeforeItsParent_GivesTheSameIds()
    {
        var turned = Sample();
        turned.Statements.Clear();
        turned.Statements.AddRange(Sample().Statements.Reverse());

        Assert.Equal(Assigned(Sample()).Statements.Reverse(), Assigned(turned).Statements);
    }

    [Theory]
    [InlineData("document")]
    [InlineData("revision")]
    [InlineData("engine")]
    [InlineData("cue")]
    [InlineData("content")]
    [InlineData("parent")]
    public void Assign_OnePartDiffers_GivesAnotherId(string part)
    {
        var other = Sample();
        switch (part)
        {
            case "document":
                other.DocumentId = "0193c1d4-0000-7000-8000-000000000002";
                break;
            case "revision":
                other.Revision = 2;
                break;
            case "engine":
                other.Engine.Version = 2;
                break;
            case "cue":
                other.Statements[1].Cue[0].Start++;
                break;
            case "content":
                other.Statements[1].Content[0].End++;
                break;
            default:
                other.Statements[1].ParentId = "";
                break;
        }

        Assert.NotEqual(Assigned(Sample()).Statements[1].Id, Assigned(other).Statements[1].Id);
    }

    [Fact]
    public void Assign_TwoSourcesOfOneContent_GetIdsOfTheirOwn()
    {
        var evidence = Sample();
        evidence.Statements[1].ParentId = "";
        var twin = evidence.Statements[1].Clone();
        twin.Id = "s3";
        evidence.Statements.Add(twin);

        var ids = Assigned(evidence).Statements.Select(statement => statement.Id).ToList();

        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public void Assign_ParentsFormACircle_IsCutWhereItCloses()
    {
        var evidence = Sample();
        evidence.Statements[0].ParentId = "s2";

        var statements = Assigned(evidence).Statements;

        Assert.Equal([statements[1].Id, ""], statements.Select(statement => statement.ParentId));
    }

    private static Evidence Assigned(Evidence evidence)
    {
        StatementIds.Assign(evidence);
        return evidence;
    }

    private static Evidence Sample() => new()
    {
        DocumentId = "0193c1d4-0000-7000-8000-000000000001",
        Revision = 1,
        Engine = new Hearsay.Contracts.Evidence.V1.Engine { Version = 1, Profile = "rules" },
        Statements =
        {
            new Statement { Id = "s1", Cue = { At(10, 14) }, Content = { At(15, 60) } },
            new Statement { Id = "s2", ParentId = "s1", Cue = { At(30, 35) }, Content = { At(36, 40), At(45, 60) } },
        },
        Events =
        {
            new Event { Id = "v1", AccordingToStatementId = "s2" },
            new Event { Id = "v2" },
        },
    };

    private static Span At(int start, int end) => new() { Start = start, End = end };
}
