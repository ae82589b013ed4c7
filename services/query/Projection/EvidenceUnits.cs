using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;
using Hearsay.Corpus.Names;
using Hearsay.Corpus.Texts;

namespace Hearsay.Query;

/// <summary>A name of an entity.</summary>
/// <param name="Position">Place of the entity in the evidence.</param>
/// <param name="Name">Unit of the name.</param>
/// <param name="IsFirst">Whether the entity is compared by it first.</param>
internal sealed record EntityName(int Position, Guid Name, bool IsFirst);

/// <summary>A name that an item of the evidence has to do with.</summary>
/// <param name="Position">Place of the item in the evidence.</param>
/// <param name="Name">Unit of the name.</param>
internal sealed record NamedItem(int Position, Guid Name);

/// <summary>What the statements, names and text of one revision are compared by over all documents.</summary>
internal sealed class EvidenceUnits
{
    /// <summary>Of no document.</summary>
    public static readonly EvidenceUnits None = Of(new Evidence(), "");

    private readonly IReadOnlyList<Proposition?> _propositions;
    private readonly IReadOnlyList<Unit?> _propositionUnits;
    private readonly IReadOnlyList<Stance> _stances;
    private readonly IReadOnlyDictionary<string, EntityNames> _names;

    private EvidenceUnits(Evidence evidence, string text)
    {
        var reader = new PropositionReader(evidence);
        _propositions = [.. evidence.Statements.Select(reader.Read)];
        _propositionUnits = [.. _propositions.Select(proposition => proposition?.ToUnit())];
        _stances = [.. evidence.Statements.Select(statement => statement.Stance)];
        _names = EntityNames.OfAll(evidence);
        Text = TextUnit.Of(text, evidence.Blocks);
        Publisher = EntityNames.OfPublisher(evidence.Facts?.Outlet ?? "");
        NamesOfEntities = [.. evidence.Entities.SelectMany((entity, position) => NamesAt(entity.Id, position))];
        NamesInStatements = [.. evidence.Statements.SelectMany((statement, position) => NamedIn(evidence, statement, position))];
        NamesInEvents = [.. evidence.Events.SelectMany((told, position) => FirstNames(told.ParticipantEntityIds, position))];
    }

    /// <summary>The running text; null where there is none.</summary>
    public Unit? Text { get; }

    /// <summary>The publisher's name; null where it is not known.</summary>
    public Unit? Publisher { get; }

    /// <summary>Names of entities, each once for an entity.</summary>
    public IReadOnlyList<EntityName> NamesOfEntities { get; }

    /// <summary>Who is named in the content of which statement, each once.</summary>
    public IReadOnlyList<NamedItem> NamesInStatements { get; }

    /// <summary>Who takes part in which event, each once.</summary>
    public IReadOnlyList<NamedItem> NamesInEvents { get; }

    /// <summary>Reads the units of one revision.</summary>
    public static EvidenceUnits Of(Evidence evidence, string text) => new(evidence, text);

    /// <summary>Unit of what a statement asserts; null where it asserts nothing of its own.</summary>
    public Unit? PropositionOf(int position) => _propositionUnits[position];

    /// <summary>On which side of its proposition a statement stands; null where on neither.</summary>
    public bool? Denies(int position) => _propositions[position] is { } proposition ? ClaimSide.Denies(_stances[position], proposition) : null;

    /// <summary>Unit of the name of an entity; null for one without a name.</summary>
    public Unit? FirstNameOf(string entityId) => _names.TryGetValue(entityId, out var names) ? names.Primary : null;

    /// <summary>All units of a kind, each once.</summary>
    public IReadOnlyList<StoredUnit> Of(short kind) => kind switch
    {
        UnitKinds.Proposition => Propositions(),
        UnitKinds.Name => Stored(_names.Values.SelectMany(names => names.Others.Prepend(names.Primary)).Append(Publisher)),
        _ => Stored([Text]),
    };

    private static IReadOnlyList<StoredUnit> Stored(IEnumerable<Unit?> units) =>
        [.. units.OfType<Unit>().DistinctBy(unit => unit.Id).Select(unit => new StoredUnit(unit, null))];

    private IReadOnlyList<StoredUnit> Propositions() =>
    [
        .. _propositionUnits.Zip(_propositions).Where(pair => pair.First is not null).DistinctBy(pair => pair.First!.Id)
            .Select(pair => new StoredUnit(pair.First!, ClaimTerms.ToVector(ClaimTerms.Of(pair.Second!)))),
    ];

    private IEnumerable<EntityName> NamesAt(string entityId, int position) => _names.TryGetValue(entityId, out var names)
        ? names.Others.Select(unit => unit.Id).Distinct().Where(id => id != names.Primary.Id).Select(id => new EntityName(position, id, IsFirst: false))
            .Prepend(new EntityName(position, names.Primary.Id, IsFirst: true))
        : [];

    private IEnumerable<NamedItem> NamedIn(Evidence evidence, Statement statement, int position) => FirstNames(
        evidence.Entities.Where(entity => entity.Mentions.Any(mention => statement.Content.Any(span => span.Start <= mention.Start && mention.End <= span.End)))
            .Select(entity => entity.Id),
        position);

    private IEnumerable<NamedItem> FirstNames(IEnumerable<string> entityIds, int position) =>
        entityIds.Select(FirstNameOf).OfType<Unit>().Select(unit => unit.Id).Distinct().Select(id => new NamedItem(position, id));
}
