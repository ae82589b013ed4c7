using Hearsay.Engine.Statements;

namespace Hearsay.Engine.Chains;

/// <summary>What a chain does not tell, as codes.</summary>
internal static class OriginReasons
{
    public const string Unnamed = "ORIGIN_UNNAMED", Unresolved = "ORIGIN_UNRESOLVED", Kept = "RELAY_KEPT", RelayUnresolved = "RELAY_UNRESOLVED", Cycle = "RELAY_CYCLE", Cut = "CHAIN_CUT";

    public static void Tell(StatementDraft draft)
    {
        if (draft.Chain.Count == 0 || (draft.Speaker is null && draft.Reading.CitedSource is null))
        {
            draft.Reasons.Add(Unresolved);
        }
        else if (draft.Chain[^1].Entity.Unnamed)
        {
            draft.Reasons.Add(Unnamed);
        }

        if (draft.Chain.SkipLast(1).Any(hop => hop.Entity.Unnamed && OutletFinder.IsOutlet(hop.Entity)))
        {
            draft.Reasons.Add(RelayUnresolved);
        }
    }
}
