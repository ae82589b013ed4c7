using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>"The ministry", "the union", "the company": the body named last whose name or description holds the word; "the company" may also be the only firm.</summary>
internal sealed class BodySieve(EntityBook book, Nearest nearest) : ISieve
{
    public Resolution Try(Description description)
    {
        var noun = description.Noun;
        if (!description.PointsBack || description.HasOwner || description.IsPlural || !(Descriptions.IsBody(noun) || noun == "agency") || description.Modifiers.Any())
        {
            return Resolution.None;
        }

        var called = nearest.Of(description.Start, entity => entity.Type == EntityType.Organization && (entity.Nouns.Contains(noun) || Holds(entity.Name, noun) || IsBloc(entity, noun)), abstains: true);
        if (called.Entity is not null || called.Reason.Length > 0 || !(noun is "company" or "firm"))
        {
            return called with { Grounds = SieveGrounds.BodyNoun };
        }

        var firms = book.Entities.Take(300).Where(entity => entity.Type == EntityType.Organization && !entity.Unnamed && IsFirm(entity)).Take(2).ToList();
        return firms.Count == 1 && firms[0].Mentions[0].Start < description.Start ? new Resolution(firms[0], "") { Grounds = SieveGrounds.BodyNoun } : Resolution.None;
    }

    private static bool Holds(string name, string noun) => (" " + name + " ").Contains(" " + noun + " ", StringComparison.OrdinalIgnoreCase);

    private static bool IsBloc(EntityDraft entity, string noun) => (noun == "bloc" && entity.Name is "European Union" or "ASEAN" or "BRICS") || (noun == "alliance" && entity.Name == "NATO");

    // No listed body, and no word that only a public one has.
    private static bool IsFirm(EntityDraft entity) => entity.Grounds.Rule != "listed-name" && !entity.Name.ToLowerInvariant().Split(' ').Any(word => NameShapes.IsPublic(word));
}
