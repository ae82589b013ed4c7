using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>Whose text documents with one text carry: the agency's that one of them credits, else that of the outlet that had it first.</summary>
internal sealed class TextOwners
{
    private readonly Dictionary<Guid, Party> _owners = [];

    public TextOwners(IReadOnlyList<Testimony> ordered, PartyBook book)
    {
        foreach (var text in ordered.GroupBy(testimony => testimony.TextId).Where(text => text.Any(other => other.DocumentId != text.First().DocumentId)))
        {
            _owners[text.Key] = text.Select(testimony => testimony.Credit).FirstOrDefault(credit => credit is not null) is { } agency
                ? book.Named(agency, EntityType.Outlet)
                : book.PublisherOf(text.First());
        }
    }

    /// <summary>The owner of a text that several documents carry; null for one that stands alone.</summary>
    public Party? Of(Guid text) => _owners.GetValueOrDefault(text);
}
