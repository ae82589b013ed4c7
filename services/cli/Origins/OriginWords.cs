using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>The codes and kinds of an origin graph in plain words.</summary>
internal static class OriginWords
{
    /// <summary>What a party is: "person, not named".</summary>
    public static string What(OriginNode node)
    {
        var type = Output.EnumWords<EntityType>.Of(node.Type).ToLowerInvariant();
        string[] parts = [type, node.Unnamed ? "not named" : string.Empty];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>Why the trail ends before an origin; empty where it does not. A code newer than this program is told as it is.</summary>
    public static string Unresolved(OriginNode node) => node.UnresolvedReason switch
    {
        "NAMES_NO_SOURCE" => "names no source",
        "SOURCE_UNRESOLVED" => "the text does not tell who is meant",
        "CIRCULAR" => "rests on itself",
        var other => other,
    };

    /// <summary>What is odd about a step, or missing or uncertain on the way.</summary>
    public static string Remark(string reason, string next) => reason switch
    {
        "CITES_LATER_REPORT" => "published before the report that it cites",
        "COPY_OF" => "copy of another outlet's text",
        "SPOKESPERSON" => next.Length > 0 ? $"speaks for {next}" : "speaks for another",
        "SPEAKER_BY_PRONOUN" => "only a pronoun names its speaker",
        "SPEAKER_BY_DESCRIPTION" => "only a description names its speaker",
        "ORIGIN_UNNAMED" => "its origin has no name",
        "ORIGIN_UNRESOLVED" => "the text does not tell who its origin is",
        "RELAY_KEPT" => "its relays stand in an earlier statement of the same source",
        "RELAY_UNRESOLVED" => "passed through a relay that is not told",
        "RELAY_CYCLE" => "its words lead back to a party named already",
        "CHAIN_CUT" => "its chain is too long to be given in full",
        "NAMES_NO_SOURCE" or "SOURCE_UNRESOLVED" or "CIRCULAR" => string.Empty,
        var other => other,
    };

    /// <summary>The words that tell how one party had it from the next of its path, in quotation marks; else how, in plain words.</summary>
    /// <param name="party">Who had it.</param>
    /// <param name="next">From whom.</param>
    public static IEnumerable<string> Told(OriginHop party, OriginHop next)
    {
        // Such a cue speaks of how its party came by it, any other of how its party passed it on.
        if (!IsReceiving(next.Kind))
        {
            yield return Told(next);
        }

        if (IsReceiving(party.Kind))
        {
            yield return Told(party);
        }
    }

    private static string Told(OriginHop hop) => hop.Cue is { Text.Length: > 0 } cue ? $"\"{cue.Text}\"" : hop.Kind switch
    {
        HopKind.SaidTo => "was told it",
        HopKind.Reported => "from its report",
        HopKind.Cited => "cites it",
        HopKind.Quoted => "quotes it",
        HopKind.Obtained => "obtained it",
        HopKind.Seen => "has seen it",
        _ => string.Empty,
    };

    private static bool IsReceiving(HopKind kind) => kind is HopKind.SaidTo or HopKind.Obtained or HopKind.Seen;

    public static string Stance(Stance stance) => stance switch
    {
        Contracts.Evidence.V1.Stance.Denies => "denies it",
        Contracts.Evidence.V1.Stance.Rejects => "rejects it",
        Contracts.Evidence.V1.Stance.Questions => "questions it",
        _ => string.Empty,
    };
}
