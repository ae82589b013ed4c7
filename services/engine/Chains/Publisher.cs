using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>Who publishes the text, which is no hop of it, and the agency that wrote it for another publisher, which is the outermost.</summary>
internal sealed class Publisher
{
    private const int FirstParagraphs = 12, LongestDateline = 16;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private Publisher()
    {
    }

    /// <summary>The agency that the text is credited to where another outlet publishes it; null where nothing tells.</summary>
    public EntityDraft? Agency { get; private set; }

    public static Publisher Of(ReadText text, PublicationFacts facts, EntityBook book)
    {
        var publisher = new Publisher();
        List<string> credited = [.. DatelineAgency(text) is { } agency ? [agency] : Array.Empty<string>(), facts.Author, .. facts.Credits.Take(1)];
        var writers = credited.Where(name => name.Length > 0).Select(name => OutletNamed(book, name)).OfType<EntityDraft>().ToList();
        if (facts.Outlet.Length > 0)
        {
            publisher._names.Add(Bare(facts.Outlet));
            publisher.Agency = writers.Find(writer => !publisher.Is(writer));
        }
        else if (writers.Count > 0)
        {
            // Where nobody else is told of, who wrote it publishes it.
            publisher._names.Add(Bare(writers[0].Name));
        }

        return publisher;
    }

    /// <summary>Also by the last word of its name alone: "told the Courier" in the Vell Courier.</summary>
    public bool Is(EntityDraft entity) => entity.Type is EntityType.Outlet or EntityType.Organization
        && (_names.Contains(Bare(entity.Name)) || entity.Forms.Any(form => _names.Contains(Bare(form)))
            || (entity.Forms.Count > 0 && entity.Forms.All(form => _names.Any(name => name.EndsWith(" " + Bare(form), StringComparison.OrdinalIgnoreCase)))));

    private static EntityDraft? OutletNamed(EntityBook book, string name)
    {
        var wanted = Bare(name);
        return book.Entities.Take(300).FirstOrDefault(entity => OutletFinder.IsOutlet(entity) && (Same(entity.Name, wanted) || entity.Forms.Any(form => Same(form, wanted))));
    }

    private static bool Same(string name, string wanted) => string.Equals(Bare(name), wanted, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => (name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name).Trim();

    // "PORT ILSA (Quay Wire) -"
    private static string? DatelineAgency(ReadText text)
    {
        foreach (var sentence in text.Sentences.TakeWhile(sentence => sentence.Paragraph < FirstParagraphs))
        {
            var open = -1;
            for (var i = sentence.First; i < sentence.End && i < sentence.First + LongestDateline; i++)
            {
                var lower = text.Tokens[i].Lower;
                open = lower == "(" ? i : open;
                if (lower == ")" && open > sentence.First && i > open + 1 && (i + 1 == sentence.End || text.Tokens[i + 1].Lower is "-" or "\u2013" or "\u2014" or "--") && text.Tokens[sentence.First].IsUpper)
                {
                    return text.Value[text.Tokens[open + 1].Start..text.Tokens[i - 1].End];
                }
            }
        }

        return null;
    }
}
