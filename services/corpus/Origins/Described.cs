using System.Collections.Frozen;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>What somebody or something may be known by without a name.</summary>
internal enum DescribedAs
{
    /// <summary>"The defence ministry".</summary>
    Body,

    /// <summary>"The draft report".</summary>
    Document,

    /// <summary>"The mayor of Lindry": one person at a time holds the office.</summary>
    Office,
}

/// <summary>
/// A body, a document or the holder of an office that a text describes: no secret source, so those of several documents can be one.
/// </summary>
/// <param name="As">What it is.</param>
/// <param name="Head">The noun of the description.</param>
/// <param name="Words">All words of it that tell something.</param>
internal sealed record Described(DescribedAs As, string Head, IReadOnlyList<string> Words)
{
    private static readonly FrozenSet<string> AnyDocument = "document documents paper papers page pages file files text texts record records dossier authors".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Documents =
        ("report review draft letter memo memorandum communique communiqué filing statement register log email emails study audit survey contract plan dossier " +
            "transcript minutes notice bulletin document documents paper papers page pages file files record records authors").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Offices =
        ("minister premier president chancellor king queen prince princess emperor sultan emir governor mayor mayoress executive chairman chairwoman chair chairperson director manager coach captain " +
            "chief commissioner ambassador secretary speaker judge bishop archbishop pope patriarch commander prosecutor owner founder editor principal headteacher headmaster " +
            "treasurer chairmen vice-president envoy negotiator").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Indefinite =
        "a an one another some any two three four five six several many few other no each every both second third further".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Empty =
        "the a an of in at for to with by on from and or s its his her their this that same new".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Whoever was, or stands below, is somebody else.
    private static readonly FrozenSet<string> Telling = "former ex late deputy vice assistant acting shadow junior opposition previous outgoing".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> After = "of in at for to with by on from who that which".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What an unnamed party is described as; null for a source whom nothing tells apart from others.</summary>
    public static Described? Of(ChainLink link)
    {
        var words = FoldedName.Of(link.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var head = HeadOf(words);
        if (head.Length == 0)
        {
            return null;
        }

        DescribedAs? described = link.Type switch
        {
            EntityType.Document => DescribedAs.Document,
            EntityType.Organization => Documents.Contains(head) ? DescribedAs.Document : DescribedAs.Body,
            EntityType.Group when Documents.Contains(head) => DescribedAs.Document,
            EntityType.Person when Offices.Contains(head) && !Indefinite.Contains(words[0]) => DescribedAs.Office,
            _ => null,
        };
        return described is { } what ? new Described(what, head, Told(words)) : null;
    }

    /// <summary>What a body or a document with a name is described as by its name.</summary>
    public static Described OfName(DescribedAs what, string name)
    {
        var words = FoldedName.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Described(what, HeadOf(words), Told(words));
    }

    /// <summary>Whether two descriptions may mean the same, and neither tells what the other does not allow.</summary>
    public bool Fits(Described other)
    {
        if (As != other.As || !Words.Where(Telling.Contains).Order(StringComparer.Ordinal).SequenceEqual(other.Words.Where(Telling.Contains).Order(StringComparer.Ordinal)))
        {
            return false;
        }

        if (As == DescribedAs.Document && (AnyDocument.Contains(Head) || AnyDocument.Contains(other.Head)))
        {
            return true;
        }

        return Same(Head, other.Head) && (As == DescribedAs.Document || Words.All(word => other.Has(word)) || other.Words.All(Has));
    }

    private bool Has(string word) => Words.Any(own => Same(own, word));

    private static string HeadOf(string[] words) =>
        words.TakeWhile((word, at) => at == 0 || !After.Contains(word)).LastOrDefault() ?? "";

    private static IReadOnlyList<string> Told(string[] words) => [.. words.Where(word => !Empty.Contains(word)).Distinct(StringComparer.Ordinal)];

    // "Varsk", "Varskan", "Varsk's"
    private static bool Same(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter == longer || (shorter.Length >= 4 && longer.Length - shorter.Length <= 3 && longer.StartsWith(shorter[..^1], StringComparison.Ordinal) && longer.Length > shorter.Length);
    }
}
