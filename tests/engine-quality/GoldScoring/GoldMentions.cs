using Hearsay.Articles;
using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// Where an article speaks of its annotated entities: every place where one of their names stands as whole words, and the sources of the
/// statements that they make. A name inside a longer name of another entity of the same type is that other's; a name that two entities of one
/// type share ("the official") tells neither, so that only their statements do.
/// </summary>
internal static class GoldMentions
{
    private static readonly HashSet<string> Pronouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "us", "me", "his", "hers", "their", "theirs", "its", "our", "my", "your",
    };

    private sealed record Occurrence(GoldEntity Entity, TextSpan Span);

    public static ILookup<string, TextSpan> Of(GoldArticle article)
    {
        var index = new CodePointIndex(article.Value);
        var all = article.Entities.SelectMany(entity => NamesOf(entity).SelectMany(name => Places(article.Value, index, name)).Distinct().Select(span => new Occurrence(entity, span))).ToList();
        var own = all.Where(item => !all.Any(other => other.Entity != item.Entity && EntityTypes.Alike(other.Entity.Type, item.Entity.Type)
            && other.Span.Start <= item.Span.Start && other.Span.End >= item.Span.End));
        var sources = article.Statements.Where(statement => statement.Speaker is not null)
            .SelectMany(statement => statement.Spans.Source.Select(span => (Id: statement.Speaker!, Span: span)));
        return own.Select(item => (item.Entity.Id, item.Span)).Concat(sources).Distinct().ToLookup(item => item.Item1, item => item.Item2, StringComparer.Ordinal);
    }

    public static IEnumerable<string> NamesOf(GoldEntity entity) =>
        entity.Aliases.Append(entity.Name).Where(name => name.Length > 0 && !Pronouns.Contains(name) || name is "US").Distinct(StringComparer.Ordinal);

    /// <summary>Places of whole words; the first letter in either case where more words follow, as at a sentence's beginning.</summary>
    private static IEnumerable<TextSpan> Places(string text, CodePointIndex index, string name)
    {
        var first = name[..1];
        string[] forms = name.Contains(' ', StringComparison.Ordinal) ? [first.ToUpperInvariant() + name[1..], first.ToLowerInvariant() + name[1..]] : [name];
        foreach (var form in forms.Distinct(StringComparer.Ordinal))
        {
            for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
            {
                var end = at + form.Length;
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                {
                    yield return new TextSpan(index.ToCodePoint(at), index.ToCodePoint(end));
                }
            }
        }
    }
}
