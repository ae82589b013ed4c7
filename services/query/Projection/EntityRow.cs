using Google.Protobuf;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>A row of the table "entity", without what all rows of a revision share.</summary>
/// <param name="Position">Its place in the evidence.</param>
/// <param name="LocalId">Id that the evidence refers to it by.</param>
/// <param name="Type">Number of its type.</param>
/// <param name="SortName">Beginning of its folded name.</param>
/// <param name="Names">Folded name and aliases.</param>
/// <param name="SpeaksFor">The body that it speaks for; empty where it speaks for itself.</param>
/// <param name="SpeaksForName">Unit of that body's name; null where it has none.</param>
/// <param name="Payload">The <see cref="EntityResult"/>, serialized.</param>
internal sealed record EntityRow(int Position, string LocalId, short Type, string SortName, string Names, string SpeaksFor, Guid? SpeaksForName, byte[] Payload)
{
    /// <summary>Code points of a folded name that an index entry holds.</summary>
    public const int LongestSortName = 200;

    public static IReadOnlyList<EntityRow> AllOf(Evidence evidence, EvidenceIndex index, EvidenceUnits units, PassageReader passages) =>
        [.. evidence.Entities.Select((entity, position) => From(entity, position, index, units, passages))];

    private static EntityRow From(Entity entity, int position, EvidenceIndex index, EvidenceUnits units, PassageReader passages)
    {
        var result = new EntityResult
        {
            Entity = entity,
            Passage = passages.Around(entity.Mentions.FirstOrDefault(), sentence: null),
            StatementCount = index.CountOfSpeaker(entity.Id),
        };
        return new EntityRow(
            position,
            FoldedText.Storable(entity.Id),
            (short)entity.Type,
            FoldedText.Beginning(FoldedText.Of(entity.Name), LongestSortName),
            FoldedText.Of(entity.Aliases.Prepend(entity.Name)),
            FoldedText.Storable(units.SpokenFor(position).Name),
            units.SpokenFor(position).Unit?.Id,
            result.ToByteArray());
    }
}
