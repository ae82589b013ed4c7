using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Revisions;

namespace Hearsay.Revisions.Quality.Tests.Scoring;

/// <summary>A change as it is scored.</summary>
/// <param name="Kind">Its kind, as in the contract without the prefix.</param>
/// <param name="Before">Where it shows in the first text; none where it does not.</param>
/// <param name="After">The same in the later text.</param>
internal sealed record FoundChange(string Kind, IReadOnlyList<Span> Before, IReadOnlyList<Span> After)
{
    public static FoundChange Of(RevisionChange change) => new(Name(change.Kind), Places(change.Before), Places(change.After));

    /// <summary>"CUE_WEAKENED".</summary>
    public static string Name(ChangeKind kind) => string.Concat(kind.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToUpperInvariant();

    public override string ToString() => $"{Kind}: {Words(Before)} -> {Words(After)}";

    private static IReadOnlyList<Span> Places(ChangedWords? side) => side is null ? [] : [.. side.Words, .. side.Also];

    private static string Words(IReadOnlyList<Span> spans) => spans.Count == 0 ? "(none)" : string.Join(" | ", spans.Select(span => span.Text));
}
