using System.Collections.Frozen;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>Whether somebody else says what two statements say.</summary>
internal static class SourceChange
{
    private static readonly FrozenSet<string> Pronouns =
        "he she they him her them it i we us you who his hers theirs its".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Words of descriptions that say nothing of who it is.
    private static readonly FrozenSet<string> Plain =
        "senior top unnamed anonymous unidentified former mr mrs ms miss dr sir lord lady dame prof professor".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The kind of the change; null where it is the same source, or the texts do not tell.</summary>
    public static ChangeKind? Of(RevisionSide before, Statement earlier, RevisionSide after, Statement later)
    {
        var (one, other) = (Source.Of(before, earlier), Source.Of(after, later));
        if (!one.IsTold || !other.IsTold || one.IsSameAs(other))
        {
            return null;
        }

        return (one.IsNamed, other.IsNamed) switch
        {
            (true, false) => ChangeKind.SourceUnnamed,
            (false, true) => ChangeKind.SourceNamed,
            _ => ChangeKind.SourceReplaced,
        };
    }

    /// <summary>Name of who says it, or the words for it.</summary>
    public static string NameOf(RevisionSide side, Statement statement) => Source.Of(side, statement).Name;

    private sealed record Source(string Name, bool IsNamed, bool IsTold, IReadOnlyList<IReadOnlyList<string>> Names)
    {
        public static Source Of(RevisionSide side, Statement statement)
        {
            var words = string.Join(' ', statement.Source.Select(span => span.Text));
            var entity = side.EntityOf(statement.SpeakerEntityId);
            if (entity is null)
            {
                // Somebody is meant, the text does not tell who.
                var keys = WordsOf(words);
                return new Source(words, IsNamed: false, !keys.All(Pronouns.Contains) || keys.Count == 0, [keys]);
            }

            IEnumerable<string> names = entity.Aliases.Prepend(entity.Name).Append(words);
            return new Source(entity.Name, !entity.Unnamed, IsTold: true, [.. names.Select(WordsOf).Where(name => name.Count > 0 && !name.All(Pronouns.Contains))]);
        }

        public bool IsSameAs(Source other) => (Names.Count == 0 && other.Names.Count == 0) || (IsNamed == other.IsNamed
            ? Names.Any(name => other.Names.Any(known => IsPart(name, known) || IsPart(known, name)))
            // "the ministry", and the same held to be its name.
            : Names.Any(name => other.Names.Any(known => name.Count == known.Count && IsPart(name, known))));

        private static bool IsPart(IReadOnlyList<string> name, IReadOnlyList<string> whole) =>
            name.Count > 0 && name.Count <= whole.Count && name.All(word => whole.Any(known => SameWord.Is(word, known)));

        private static List<string> WordsOf(string name) =>
            [.. RevisionWords.Of(name, []).Select(word => word.Key).Where(key => !Plain.Contains(key) && (Pronouns.Contains(key) || RevisionWords.Tells(key)))];
    }
}
