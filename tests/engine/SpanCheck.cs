using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests;

/// <summary>What holds for any evidence: spans repeat the text, ids lead somewhere.</summary>
internal static class SpanCheck
{
    /// <summary>Each span lies in the text, in code points, and repeats its characters.</summary>
    public static void AssertAll(string text, Evidence evidence)
    {
        var starts = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            starts.Add(i);
            i += i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 1 : 0;
        }

        starts.Add(text.Length);
        foreach (var span in Spans(evidence))
        {
            if (span.Start < 0 || span.Start > span.End || span.End >= starts.Count)
            {
                Assert.Fail($"[{span.Start}, {span.End}) is no span of {starts.Count - 1} code points.");
            }

            Assert.Equal(text[starts[span.Start]..starts[span.End]], span.Text);
        }
    }

    /// <summary>Each id is unique, and each reference leads to one.</summary>
    public static void AssertIds(Evidence evidence)
    {
        var entities = evidence.Entities.Select(entity => entity.Id).Append("").ToHashSet();
        var statements = evidence.Statements.Select(statement => statement.Id).Append("").ToHashSet();
        var times = evidence.Times.Select(time => time.Id).Append("").ToHashSet();
        Assert.Equal((evidence.Entities.Count + 1, evidence.Statements.Count + 1, evidence.Times.Count + 1), (entities.Count, statements.Count, times.Count));
        foreach (var statement in evidence.Statements)
        {
            Assert.Contains(statement.ParentId, statements);
            Assert.Contains(statement.SpeakerEntityId, entities);
            Assert.Contains(statement.AddresseeEntityId, entities);
            Assert.Contains(statement.SaidTimeId, times);
            Assert.All(statement.Chain, hop => Assert.Contains(hop.EntityId, entities));
            Assert.NotEmpty(statement.Content);
            Assert.Equal(statement.SpeakerEntityId.Length == 0, statement.SpeakerUnresolvedReason.Length > 0);
        }

        foreach (var found in evidence.Events)
        {
            Assert.Contains(found.PlaceEntityId, entities);
            Assert.Contains(found.TimeId, times);
            Assert.Contains(found.AccordingToStatementId, statements);
            Assert.All(found.Participants, item => Assert.Contains(item.EntityId, entities));
        }
    }

    private static IEnumerable<Span> Spans(Evidence evidence) =>
        evidence.Statements.SelectMany(statement => statement.Source.Concat(statement.Cue).Concat(statement.Content).Append(statement.Sentence)
                .Concat(statement.Chain.SelectMany(hop => new[] { hop.Span, hop.Cue }.OfType<Span>())).Concat(new[] { statement.Addressee, statement.MediumSpan }.OfType<Span>()))
            .Concat(evidence.Entities.SelectMany(entity => entity.Mentions.Concat(entity.Roles.Select(role => role.Span))))
            .Concat(evidence.Entities.Select(entity => entity.UnnamedSource).OfType<UnnamedSource>().SelectMany(source => new[] { source.Affiliation, source.Basis, source.AnonymityReason }.OfType<Span>()))
            .Concat(evidence.Times.Select(time => time.Span)).Concat(evidence.Events.SelectMany(found => found.Participants.Select(item => item.Span).OfType<Span>().Append(found.Trigger)))
            .Concat(evidence.Figures.SelectMany(figure => figure.Items.Append(figure.Span).Concat(new[] { figure.Of }.OfType<Span>())))
            .Concat(evidence.Unknowns.Select(unknown => unknown.Span));
}
