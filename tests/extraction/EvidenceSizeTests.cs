using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction.Tests;

public sealed class EvidenceSizeTests
{
    [Fact]
    public void Fit_EvidenceIsSmall_StaysAsItIs()
    {
        var evidence = Sample(10);
        var before = evidence.Clone();

        EvidenceSize.Fit(evidence, 1_000_000);

        Assert.Equal(before, evidence);
    }

    [Fact]
    public void Fit_StatementsAreTooMany_AreCutFromTheEndAndReported()
    {
        var evidence = Sample(1000);
        var budget = evidence.CalculateSize() / 2;

        EvidenceSize.Fit(evidence, budget);

        Assert.InRange(evidence.CalculateSize(), budget - 300, budget);
        var kept = evidence.Statements.Count;
        Assert.InRange(kept, 300, 700);
        Assert.Equal(Enumerable.Range(0, kept).Select(i => $"s{i}"), evidence.Statements.Select(statement => statement.Id));
        Assert.Equal(new ReachedLimit { Item = "statements", Kept = kept, Found = 1000 }, Assert.Single(evidence.ReachedLimits));
    }

    [Fact]
    public void Fit_EngineHasCutBefore_KeepsItsCount()
    {
        var evidence = Sample(1000);
        evidence.ReachedLimits.Add(new ReachedLimit { Item = "statements", Kept = 1000, Found = 4000 });

        EvidenceSize.Fit(evidence, evidence.CalculateSize() / 2);

        Assert.Equal(
            new ReachedLimit { Item = "statements", Kept = evidence.Statements.Count, Found = 4000 }, Assert.Single(evidence.ReachedLimits));
    }

    [Fact]
    public void Fit_ParentIsCut_WhatStandsInItIsCutToo()
    {
        var evidence = Sample(1000);
        evidence.Statements[0].ParentId = "s1";
        evidence.Statements[1].ParentId = "s999";
        evidence.Events.Add(new Event { Id = "v1", AccordingToStatementId = "s0" });
        evidence.Events.Add(new Event { Id = "v2", AccordingToStatementId = "s2" });
        evidence.Events.Add(new Event { Id = "v3" });

        EvidenceSize.Fit(evidence, evidence.CalculateSize() - 1);

        Assert.Equal("s2", evidence.Statements[0].Id);
        Assert.Equal(["v2", "v3"], evidence.Events.Select(happening => happening.Id));
        Assert.Equal(
            [new ReachedLimit { Item = "statements", Kept = 997, Found = 1000 }, new ReachedLimit { Item = "events", Kept = 2, Found = 3 }],
            evidence.ReachedLimits);
    }

    [Fact]
    public void Fit_OtherItemsAreTooLarge_AreCutAsWell()
    {
        var evidence = Sample(10);
        evidence.Figures.AddRange(Enumerable.Range(0, 1000).Select(_ => new Figure { Number = "28", Span = At("28 points") }));
        evidence.Events.AddRange(Enumerable.Range(0, 1000).Select(i => new Event { Id = $"v{i}", Trigger = At("met") }));
        evidence.Entities.Add(new Entity { Id = "e1", Mentions = { Enumerable.Range(0, 1000).Select(_ => At("Ada Venn")) } });
        evidence.Entities.Add(new Entity { Id = "e2", Mentions = { Enumerable.Range(0, 1000).Select(_ => At("Ben Orrick")) } });

        EvidenceSize.Fit(evidence, 10_000);

        Assert.InRange(evidence.CalculateSize(), 1, 10_000 + 200);
        Assert.Equal(
            ["statements", "figures", "events", "mentions"], evidence.ReachedLimits.Select(limit => limit.Item));
        Assert.Single(evidence.Entities[1].Mentions);
        Assert.NotEmpty(evidence.Entities[0].Mentions);
    }

    [Fact]
    public void Budget_LargestText_LeavesRoomForBothInOneMessage()
    {
        var text = new string('a', MessageLimits.MaxTextBytes);
        Assert.InRange(EvidenceSize.BudgetBeside(text) + text.Length, 1, MessageLimits.MaxEvidenceBytes - 1024);
    }

    private static Evidence Sample(int statements) => new()
    {
        Statements =
        {
            Enumerable.Range(0, statements).Select(i => new Statement { Id = $"s{i}", Content = { At(new string('a', i % 200)) } }),
        },
    };

    private static Span At(string text) => new() { Start = 5, End = 5 + text.Length, Text = text };
}
