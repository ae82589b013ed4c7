using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>"The newspaper": the outlet named last that is of this kind, or of none that is known.</summary>
internal sealed class OutletSieve(Nearest nearest) : ISieve
{
    public Resolution Try(Description description)
    {
        if (!description.PointsBack || !Descriptions.IsOutletNoun(description.Noun) || description.HasOwner)
        {
            return Resolution.None;
        }

        var (noun, position) = (description.Noun, description.Start);
        var sure = nearest.Of(position, entity => entity.Type == EntityType.Outlet && IsCalled(entity, noun), abstains: false);
        var found = sure.Entity is not null ? sure : nearest.Of(position, entity => entity.Type == EntityType.Outlet && !IsOtherThan(entity, noun), abstains: false);
        return found with { Grounds = SieveGrounds.Outlet };
    }

    private static bool IsCalled(EntityDraft outlet, string noun) => outlet.Nouns.Contains(noun) || Words(outlet).Contains(noun, StringComparer.Ordinal)
        || (noun is "station" or "broadcaster" or "channel" && Words(outlet).Any(IsBroadcast)) || (noun is "newspaper" or "paper" && Words(outlet).Any(IsPaper));

    private static bool IsOtherThan(EntityDraft outlet, string noun) =>
        (noun is "station" or "broadcaster" or "channel" && Words(outlet).Any(IsPaper)) || (noun is "newspaper" or "paper" or "daily" or "weekly" or "tabloid" && Words(outlet).Any(IsBroadcast));

    private static string[] Words(EntityDraft outlet) => outlet.Name.ToLowerInvariant().Split(' ');

    private static bool IsBroadcast(string word) => word is "radio" or "tv" or "television" or "broadcasting" or "channel";

    private static bool IsPaper(string word) => word is "times" or "post" or "gazette" or "herald" or "tribune" or "journal" or "courier" or "examiner" or "telegraph" or "mail" or "argus" or "observer" or "bugle" or "mercury" or "chronicle" or "daily";
}
