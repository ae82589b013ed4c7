using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Which types count as the same: an outlet is an organization, and how many an unnamed source is need not be told.</summary>
internal static class EntityTypes
{
    public static bool Alike(string a, string b) => Broad(a) == Broad(b);

    public static bool Fits(Entity found, GoldEntity gold)
    {
        var type = Labels.Of(found.Type);
        var unnamed = gold.IsUnnamed || gold.Type == "GROUP" || found.Unnamed;
        return gold.IsListed
            ? Accepts(gold.Type) || gold.AlsoRight.Labels("type").Any(Accepts)
            : type is "PERSON" or "GROUP" or "DOCUMENT";

        bool Accepts(string accepted) => Broad(type) == Broad(accepted) || (unnamed && type is "PERSON" or "GROUP" && accepted is "PERSON" or "GROUP");
    }

    private static string Broad(string type) => type == "OUTLET" ? "ORGANIZATION" : type;
}
