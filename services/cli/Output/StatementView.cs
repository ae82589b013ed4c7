using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Output;

/// <summary>A statement with names in place of ids, ready to be printed. Empty parts are left out.</summary>
internal sealed record StatementView
{
    /// <summary>Its place among those printed, from 1; 0 where it stands below a number already.</summary>
    public required int Number { get; init; }

    /// <summary>Speaker by name; empty where unresolved.</summary>
    public required string Speaker { get; init; }

    /// <summary>Why there is no speaker.</summary>
    public required string UnresolvedReason { get; init; }

    /// <summary>Names along the chain, outermost first, each with the words or the kind of how it passed the statement on.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    /// <summary>When it was said, as TIMEX3 value, and the words for it.</summary>
    public required string Said { get; init; }

    public required string Addressee { get; init; }

    /// <summary>Number of the statement in which this one stands; 0 for the outermost.</summary>
    public int Inside { get; init; }

    public required Statement Statement { get; init; }

    /// <summary>Words of source, cue or content that stand out; none where nothing was searched for.</summary>
    public IReadOnlyList<Span> Highlights { get; init; } = [];

    /// <summary>Claim that it is of; empty where that is not told.</summary>
    public string ClaimId { get; init; } = string.Empty;

    /// <summary>What people made of it; null where nobody corrected it. The other parts are as it holds, the statement's words as they were read.</summary>
    public StatementCorrection? Correction { get; init; }

    /// <summary>Where it was read; null where all are of one document.</summary>
    public Passage? Passage { get; init; }

    /// <summary>All statements of one document, in the order of the text.</summary>
    /// <param name="names">Names of the evidence.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="corrections">What people made of them, by statement.</param>
    public static IReadOnlyList<StatementView> Of(
        EvidenceNames names, IReadOnlyList<Statement> statements, IReadOnlyDictionary<string, StatementCorrection> corrections) =>
    [
        .. statements.Select((statement, at) => new StatementView
        {
            Number = at + 1,
            Speaker = names.Entity(statement.SpeakerEntityId),
            UnresolvedReason = statement.SpeakerUnresolvedReason,
            Chain = [.. statement.Chain.Select(hop => Hop(names.Entity(hop.EntityId, hop.Span), hop))],
            Said = names.Time(statement.SaidTimeId),
            Addressee = names.Entity(statement.AddresseeEntityId, statement.Addressee),
            Inside = names.StatementNumber(statement.ParentId),
            Statement = statement,
        }.With(corrections.GetValueOrDefault(statement.Id))),
    ];

    /// <summary>A statement found by a query.</summary>
    public static StatementView Of(StatementResult result, int number) => new StatementView
    {
        Number = number,
        Speaker = result.Speaker,
        UnresolvedReason = result.Statement?.SpeakerUnresolvedReason ?? string.Empty,
        Chain = Hops(result.Chain, result.Statement),
        Said = result.Said,
        Addressee = result.Addressee,
        Statement = result.Statement ?? new Statement(),
        Passage = result.Passage,
    }.With(result.Correction);

    /// <summary>The statement as it holds.</summary>
    private StatementView With(StatementCorrection? correction) => correction is null ? this : this with
    {
        Speaker = correction.Speaker,
        UnresolvedReason = correction.Statement?.SpeakerUnresolvedReason ?? UnresolvedReason,
        Chain = Hops(correction.Chain, correction.Statement),
        Statement = correction.Statement ?? Statement,
        Correction = correction,
    };

    private static IReadOnlyList<string> Hops(IReadOnlyList<string> names, Statement? statement) =>
        [.. names.Select((name, at) => at < statement?.Chain.Count ? Hop(name, statement.Chain[at]) : name)];

    /// <summary>"Torvane Wire (told)"; the origin, which passed nothing on, by its name alone.</summary>
    private static string Hop(string name, Hop hop)
    {
        if (hop.Kind is HopKind.Source or HopKind.Unspecified)
        {
            return name;
        }

        return hop.Cue is { Text.Length: > 0 } cue ? $"{name} ({cue.Text})" : $"{name} ({EnumWords<HopKind>.Of(hop.Kind).Replace('_', ' ').ToLowerInvariant()})";
    }
}
