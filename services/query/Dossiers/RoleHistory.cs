using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Puts the roles that documents tell of an entity in order of time.</summary>
internal static class RoleHistory
{
    /// <summary>Each role once, in the order in which it was first told.</summary>
    /// <param name="mentions">The entity in each document, in order of publication.</param>
    public static IReadOnlyList<RoleOverTime> Of(IEnumerable<EntityResult> mentions)
    {
        var roles = new Dictionary<(string Role, string Of), RoleOverTime>();
        var order = new List<RoleOverTime>();
        foreach (var mention in mentions)
        {
            foreach (var told in mention.Entity.Roles.DistinctBy(role => KeyOf(role.Role_, role.Of)))
            {
                if (!roles.TryGetValue(KeyOf(told.Role_, told.Of), out var known))
                {
                    known = new RoleOverTime { Role = told.Role_, Of = told.Of, FirstPublished = mention.Passage.Published, Passage = mention.Passage };
                    roles.Add(KeyOf(told.Role_, told.Of), known);
                    order.Add(known);
                }

                known.LastPublished = mention.Passage.Published.Length > 0 ? mention.Passage.Published : known.LastPublished;
                known.DocumentCount++;
            }
        }

        return order;
    }

    private static (string Role, string Of) KeyOf(string role, string of) => (FoldedText.Of(role), FoldedText.Of(of));
}
