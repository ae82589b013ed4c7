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
/// <param name="Printed">As the document prints it; empty for a part of a name that does not stand alone there.</param>
/// <param name="Type">Number of the entity's type.</param>
/// <param name="TellsRole">Whether the document tells a role of the entity.</param>
internal sealed record EntityName(int Position, Guid Name, bool IsFirst, string Printed, short Type, bool TellsRole);

/// <summary>A name that an item of the evidence has to do with.</summary>
/// <param name="Position">Place of the item in the evidence.</param>
/// <param name="Name">Unit of the name.</param>
/// <param name="EntityId">Id by which the evidence refers to who bears it.</param>
internal sealed record NamedItem(int Position, Guid Name, string EntityId);

/// <summary>What the statements, names and text of one revision are compared by over all documents.</summary>
internal sealed class EvidenceUnits
{
    /// <summary>Statements of one document that take part in claims, the first. An article has some fifty.</summary>
    public const int MostStatements = 500;

    /// <summary>Entities of one document that are known over all documents, the first.</summary>
    public const int MostEntities = 2_000;

    private static readonly (string Name, Unit? Unit) Nobody = ("", null);

    /// <summary>Of no document.</summary>
    public static readonly EvidenceUnits None = Of(new Evidence(), "", vectors: null, CancellationToken.None);

    private readonly IReadOnlyList<Proposition?> _propositions;
    private readonly IReadOnlyList<Unit?> _propositionUnits;
    private readonly IReadOnlyList<Stance> _stances;
    private readonly IReadOnlyDictionary<string, EntityNames> _names;
    private readonly IReadOnlyList<(string Name, Unit? Unit)> _spokenFor;

    private EvidenceUnits(Evidence evidence, string text, SentenceVectors? vectors, CancellationToken cancellationToken)
    {
        var reader = new PropositionReader(evidence);
        _propositions = [.. evidence.Statements.Select((statement, position) => position < MostStatements ? reader.Read(statement) : null)];
        _propositions = vectors is null ? _propositions : WithVectors(evidence, _propositions, vectors, cancellationToken);
        _propositionUnits = [.. _propositions.Select(proposition => proposition?.ToUnit())];
        _stances = [.. evidence.Statements.Select(statement => statement.Stance)];
        var known = evidence.Entities.Take(MostEntities).Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        _names = EntityNames.OfAll(evidence).Where(names => known.Contains(names.Key)).ToDictionary(StringComparer.Ordinal);
        Text = TextUnit.Of(text, evidence.Blocks);
        Publisher = EntityNames.OfPublisher(evidence.Facts?.Outlet ?? "");
        Credit = CreditOf(evidence);
        _spokenFor = [.. evidence.Entities.Select((entity, position) => position < MostEntities ? SpokenForBy(evidence, entity) : Nobody)];
        NamesOfEntities = [.. evidence.Entities.SelectMany((entity, position) => NamesAt(entity, position))];
        NamePairs = [.. _names.Values.SelectMany(names => names.Others.Where(other => other.Id != names.Primary.Id).Select(other => NamePair.Of(names.Primary.Id, other.Id)))];
        NamesInStatements = [.. evidence.Statements.Take(MostStatements).SelectMany((statement, position) => NamedIn(evidence, statement, position))];
        NamesInEvents = [.. evidence.Events.SelectMany((told, position) => FirstNames(told.ParticipantEntityIds, position))];
    }

    /// <summary>The running text; null where there is none.</summary>
    public Unit? Text { get; }

    /// <summary>The publisher's name; null where it is not known.</summary>
    public Unit? Publisher { get; }

    /// <summary>The agency that the publisher credits with the text; no name where there is none.</summary>
    public (string Name, Unit? Unit) Credit { get; }

    /// <summary>Names of entities, each once for an entity.</summary>
    public IReadOnlyList<EntityName> NamesOfEntities { get; }

    /// <summary>Names that the document gives to one entity: the first of it with each other.</summary>
    public IReadOnlyList<NamePair> NamePairs { get; }

    /// <summary>Who is named in the content of which statement, each once.</summary>
    public IReadOnlyList<NamedItem> NamesInStatements { get; }

    /// <summary>Who takes part in which event, each once.</summary>
    public IReadOnlyList<NamedItem> NamesInEvents { get; }

    /// <summary>Reads the units of one revision.</summary>
    /// <param name="evidence">Its evidence.</param>
    /// <param name="text">Its text.</param>
    /// <param name="vectors">Gives propositions their vectors; null where there are to be none.</param>
    /// <param name="cancellationToken">Looked at before each sentence that is encoded.</param>
    public static EvidenceUnits Of(Evidence evidence, string text, SentenceVectors? vectors, CancellationToken cancellationToken) =>
        new(evidence, text, vectors, cancellationToken);

    /// <summary>Unit of what a statement asserts; null where it asserts nothing of its own.</summary>
    public Unit? PropositionOf(int position) => _propositionUnits[position];

    /// <summary>On which side of its proposition a statement stands; null where on neither.</summary>
    public bool? Denies(int position) => _propositions[position] is null ? null : ClaimSide.Denies(_stances[position]);

    /// <summary>Unit of the name of an entity; null for one without a name.</summary>
    public Unit? FirstNameOf(string entityId) => _names.TryGetValue(entityId, out var names) ? names.Primary : null;

    /// <summary>The body that an entity speaks for; no name where it speaks for itself.</summary>
    public (string Name, Unit? Unit) SpokenFor(int position) => _spokenFor[position];

    /// <summary>All units of a kind, each once.</summary>
    public IReadOnlyList<StoredUnit> Of(short kind) => kind switch
    {
        UnitKinds.Proposition => Propositions(),
        UnitKinds.Name => Stored(_names.Values.SelectMany(names => names.Others.Prepend(names.Primary)).Append(Publisher).Append(Credit.Unit).Concat(_spokenFor.Select(body => body.Unit))),
        _ => Stored([Text]),
    };

    /// <summary>The vector of a proposition is that of what it says together with that of the sentence that it stands in.</summary>
    private static IReadOnlyList<Proposition?> WithVectors(
        Evidence evidence, IReadOnlyList<Proposition?> propositions, SentenceVectors vectors, CancellationToken cancellationToken)
    {
        var texts = propositions.Zip(evidence.Statements)
            .Where(pair => pair.First is not null)
            .SelectMany(pair => new[] { pair.First!.Text, pair.Second.Sentence?.Text ?? "" })
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var byText = texts.Zip(vectors.Of(texts, cancellationToken)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return [.. propositions.Zip(evidence.Statements).Select(pair => pair.First?.With(byText[pair.First.Text], byText[pair.Second.Sentence?.Text ?? ""]))];
    }

    /// <summary>An agency is credited where the text or the page speaks of it as an outlet or a body; other credits are persons and picture desks.</summary>
    private static (string Name, Unit? Unit) CreditOf(Evidence evidence)
    {
        var bodies = evidence.Entities.Where(entity => entity.Type is EntityType.Outlet or EntityType.Organization)
            .SelectMany(entity => entity.Aliases.Prepend(entity.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var agency = evidence.Facts?.Credits.FirstOrDefault(bodies.Contains) ?? "";
        return (FoldedText.Storable(agency), EntityNames.OfPublisher(agency));
    }

    private (string Name, Unit? Unit) SpokenForBy(Evidence evidence, Entity entity) => SpokesPerson.Of(evidence, entity) is { } body
        ? (body.Body, FirstNameOf(body.EntityId) ?? EntityNames.OfPublisher(body.Body))
        : Nobody;

    private static IReadOnlyList<StoredUnit> Stored(IEnumerable<Unit?> units) =>
        [.. units.OfType<Unit>().DistinctBy(unit => unit.Id).Select(unit => new StoredUnit(unit, null))];

    private IReadOnlyList<StoredUnit> Propositions() =>
    [
        .. _propositionUnits.Zip(_propositions).Where(pair => pair.First is not null).DistinctBy(pair => pair.First!.Id)
            .Select(pair => new StoredUnit(pair.First!, ClaimTerms.ToVector(ClaimTerms.Of(pair.Second!)))),
    ];

    private IEnumerable<EntityName> NamesAt(Entity entity, int position) => _names.TryGetValue(entity.Id, out var names)
        ? names.Others.Prepend(names.Primary).Select(unit => unit.Id).Distinct().Select(id => new EntityName(
            position, id, id == names.Primary.Id, FoldedText.Storable(names.Printed.GetValueOrDefault(id, "")), (short)entity.Type, entity.Roles.Count > 0))
        : [];

    private IEnumerable<NamedItem> NamedIn(Evidence evidence, Statement statement, int position) => FirstNames(
        evidence.Entities.Where(entity => entity.Mentions.Any(mention => statement.Content.Any(span => span.Start <= mention.Start && mention.End <= span.End)))
            .Select(entity => entity.Id),
        position);

    private IEnumerable<NamedItem> FirstNames(IEnumerable<string> entityIds, int position) =>
        entityIds.Where(_names.ContainsKey).Select(id => new NamedItem(position, _names[id].Primary.Id, id)).DistinctBy(item => item.Name);
}
