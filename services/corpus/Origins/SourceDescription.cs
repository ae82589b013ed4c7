using System.Collections.Frozen;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>What texts tell of a source without a name, as far as two such sources can be held together or apart by it.</summary>
internal sealed record SourceDescription
{
    // Anybody may be called so.
    private static readonly FrozenSet<string> AnyHead =
        "source sources person people official officials insider insiders figure figures someone somebody man woman individual individuals one two three".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoWords =
        ("a an the of in at for to with by on from and or who that which is was were has have had been its his her their this not no as one two three several some few another other " +
            "senior top unnamed anonymous unidentified close familiar briefed said").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What a description of a person goes on with after its noun.
    private static readonly FrozenSet<string> After =
        "of in at for to with by on from who that which close familiar briefed involved advising working near directly whose having".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private bool IsDocument { get; init; }

    private int Number { get; init; }

    private string Head { get; init; } = "";

    private IReadOnlyList<string> Affiliation { get; init; } = [];

    private IReadOnlySet<string> Words { get; init; } = FrozenSet<string>.Empty;

    public static SourceDescription Of(ChainLink link)
    {
        var words = FoldedName.Of(link.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var noun = words.TakeWhile((word, at) => at == 0 || !After.Contains(word)).LastOrDefault() ?? "";
        return new SourceDescription
        {
            IsDocument = link.Type == EntityType.Document,
            Number = int.TryParse(link.Number, out var number) ? number : link.Type == EntityType.Person ? 1 : 0,
            Head = AnyHead.Contains(noun) ? "" : Singular(noun),
            Affiliation = [.. FoldedName.Of(link.Affiliation).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !NoWords.Contains(word))],
            Words = words.Where(word => !NoWords.Contains(word)).Select(Singular).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>How well two descriptions agree; 0 where they contradict each other.</summary>
    public int AgreementWith(SourceDescription other)
    {
        if (IsDocument != other.IsDocument || (Number > 0 && other.Number > 0 && Number != other.Number) || Differ(Affiliation, other.Affiliation))
        {
            return 0;
        }

        if (Head.Length > 0 && other.Head.Length > 0 && Head != other.Head)
        {
            return 0;
        }

        var common = Words.Count(other.Words.Contains);
        return 1 + (Head == other.Head ? 2 : 0) + common;
    }

    /// <summary>Whether somebody with a name may be meant.</summary>
    public bool MayBe(Party named) => named.Type switch
    {
        EntityType.Document => IsDocument,
        EntityType.Person => !IsDocument && Number <= 1,
        _ => !IsDocument,
    };

    // "the finance ministry" and "the foreign ministry": the same noun, told apart.
    private static bool Differ(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count > 1 && other.Count > 1 && one[^1] == other[^1] && !one.SkipLast(1).Intersect(other.SkipLast(1)).Any();

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
