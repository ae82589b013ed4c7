using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>A statement of a corrected reading.</summary>
/// <param name="Position">Its place in the evidence.</param>
/// <param name="Read">As it was read.</param>
/// <param name="Holds">As it holds.</param>
/// <param name="Correction">What people made of it; null where nobody corrected it.</param>
internal sealed record ReadStatement(int Position, Statement Read, Statement Holds, StatementCorrection? Correction)
{
    /// <summary>Whether people rejected it.</summary>
    public bool IsRejected => Correction is { Rejected: true };
}

/// <summary>What a correction came to in a reading.</summary>
/// <param name="Correction">The correction.</param>
/// <param name="Statement">Statement that it is about; null where there is none.</param>
/// <param name="Reason">Why there is none, or why not all of it holds.</param>
internal sealed record AttachedCorrection(Guid Correction, Guid? Statement, UnattachedReason Reason);

/// <summary>
/// A reading with the corrections of people applied. It follows from the two alone, so a correction that is taken back leaves exactly what was before it.
/// </summary>
/// <param name="Evidence">What holds: statements that nobody rejected, in their order, and entities, those at the end whom the text does not name.</param>
/// <param name="Accepted">The same statements, one for one.</param>
/// <param name="Rejected">The others.</param>
/// <param name="Attached">What each correction came to, in their order.</param>
internal sealed record CorrectedReading(
    Evidence Evidence, IReadOnlyList<ReadStatement> Accepted, IReadOnlyList<ReadStatement> Rejected, IReadOnlyList<AttachedCorrection> Attached)
{
    /// <summary>Applies corrections.</summary>
    /// <param name="evidence">What was read; it is not changed.</param>
    /// <param name="text">Of its text.</param>
    /// <param name="corrections">Those that hold about the document, the latest last.</param>
    public static CorrectedReading Of(Evidence evidence, string text, IReadOnlyList<HeldCorrection> corrections)
    {
        if (corrections.Count == 0)
        {
            return new CorrectedReading(evidence, [.. evidence.Statements.Select(Uncorrected)], [], []);
        }

        var index = new EvidenceIndex(evidence);
        var parties = new NamedParties(evidence);
        var reattachment = new Reattachment(evidence, text);
        var held = new Dictionary<int, HeldValues>();
        var attached = new List<AttachedCorrection>();
        foreach (var correction in corrections)
        {
            var found = reattachment.Find(correction.Anchor, correction.Revision);
            if (found.Position < 0)
            {
                attached.Add(new AttachedCorrection(correction.Id, null, found.Reason));
                continue;
            }

            var statement = evidence.Statements[found.Position];
            held.TryAdd(found.Position, new HeldValues(statement, index, parties));
            var isWhole = held[found.Position].Add(correction);
            attached.Add(new AttachedCorrection(
                correction.Id, Guid.ParseExact(statement.Id, "D"), isWhole ? UnattachedReason.Unspecified : UnattachedReason.HopGone));
        }

        return Of(evidence, parties, held, attached);
    }

    private static CorrectedReading Of(Evidence evidence, NamedParties parties, Dictionary<int, HeldValues> held, List<AttachedCorrection> attached)
    {
        var holds = evidence.Statements.Select((statement, position) => held.TryGetValue(position, out var values) ? values.ToStatement() : statement).ToList();
        var corrected = new Evidence(evidence);
        corrected.Entities.AddRange(parties.Added);
        var names = new EvidenceIndex(corrected);
        var statements = holds.Select((statement, position) => new ReadStatement(
            position, evidence.Statements[position], statement, held.TryGetValue(position, out var values) ? values.ToCorrection(statement, names) : null)).ToList();
        corrected.Statements.Clear();
        corrected.Statements.AddRange(statements.Where(statement => !statement.IsRejected).Select(statement => statement.Holds));
        return new CorrectedReading(
            corrected, [.. statements.Where(statement => !statement.IsRejected)], [.. statements.Where(statement => statement.IsRejected)], attached);
    }

    private static ReadStatement Uncorrected(Statement statement, int position) => new(position, statement, statement, null);
}
