using Hearsay.Articles.Blocks;
using Hearsay.Articles.Canonical;

namespace Hearsay.Articles.Publication;

/// <summary>Fills submitted facts up with what the text itself says of its publication. A submitted fact always stands.</summary>
internal static class FactsFinder
{
    public static PublicationFacts FillUp(string text, List<Part> parts, BlockLabels labels, PublicationFacts submitted)
    {
        var title = CanonicalText.Headline(submitted.Title);
        var titleAt = Array.IndexOf(labels.Kinds, BlockKind.Title);
        if (title.Length == 0 && titleAt >= 0)
        {
            title = parts[titleAt].Of(text).ToString();
        }

        return submitted with
        {
            Title = title,
            Author = submitted.Author.Length > 0 ? submitted.Author : labels.Author,
            Published = submitted.Published.Length > 0 ? submitted.Published : labels.Publication.Published,
            Updated = submitted.Updated.Length > 0 ? submitted.Updated : labels.Publication.Updated,
        };
    }
}
