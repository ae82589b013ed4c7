namespace Hearsay.Corpus.Origins;

/// <summary>Codes of what is odd about a step, and of why an origin is not reached.</summary>
public static class OriginCodes
{
    /// <summary>The report cited was published after the one that cites it.</summary>
    public const string CitesLaterReport = "CITES_LATER_REPORT";

    /// <summary>The text is another outlet's.</summary>
    public const string CopyOf = "COPY_OF";

    /// <summary>Speaks for the next party.</summary>
    public const string Spokesperson = "SPOKESPERSON";

    /// <summary>The outlet is cited, and nothing tells where it had it from.</summary>
    public const string NamesNoSource = "NAMES_NO_SOURCE";

    /// <summary>The text does not tell who is meant.</summary>
    public const string SourceUnresolved = "SOURCE_UNRESOLVED";

    /// <summary>It rests on a report that rests on it.</summary>
    public const string Circular = "CIRCULAR";

    /// <summary>The way is too long to be given in full.</summary>
    public const string ChainCut = "CHAIN_CUT";

    internal const string OriginUnresolved = "ORIGIN_UNRESOLVED", OriginUnnamed = "ORIGIN_UNNAMED";
}
