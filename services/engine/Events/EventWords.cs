using System.Collections.Frozen;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Events;

/// <summary>Classes of nouns that event triggers ask for.</summary>
internal static class EventWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Classes = LexiconFile.Rows("event-words.tsv")
        .GroupBy(row => row[0], StringComparer.Ordinal)
        .ToFrozenDictionary(rows => rows.Key, rows => rows.SelectMany(row => row[1].Split(' ')).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static bool Is(string type, string lower) => Classes.TryGetValue(type, out var words) && words.Contains(lower);

    /// <summary>Whether a common noun names somebody who can act: a person, a group, a body.</summary>
    public static bool CanAct(string lower) =>
        Is("human", lower) || Descriptions.IsPersonNoun(lower) || Descriptions.IsBody(lower) || Descriptions.IsOutletNoun(lower)
        || RoleReader.IsRoleWord(lower) || (lower.Length > 3 && lower.EndsWith('s') && (RoleReader.IsRoleWord(lower[..^1]) || NameLexicon.Instance.IsRole(lower[..^1])))
        || (lower.EndsWith('s') && Descriptions.IsBody(lower[..^1]))
        || lower.EndsWith("men", StringComparison.Ordinal) || lower.EndsWith("ists", StringComparison.Ordinal);
}
