namespace Hearsay.Corpus.Origins;

/// <summary>Whose text documents with one text carry: the agency's that one of them credits, else that of the outlet that had it first.</summary>
internal sealed class TextOwners
{
    private readonly Dictionary<Guid, Party> _owners = [];

    public TextOwners(IReadOnlyList<Testimony> ordered, PartyBook book)
    {
        foreach (var text in ordered.GroupBy(testimony => testimony.TextId).Where(text => text.Any(other => other.DocumentId != text.First().DocumentId)))
        {
            var credited = text.Select(testimony => testimony.Credit is { } credit ? book.Credited(credit) : null).FirstOrDefault(agency => agency is not null);
            _owners[text.Key] = credited ?? book.PublisherOf(text.First());
        }
    }

    /// <summary>The owner of a text that several documents carry; null for one that stands alone.</summary>
    public Party? Of(Guid text) => _owners.GetValueOrDefault(text);
}
