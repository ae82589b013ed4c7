using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>A group of verbs that act as one: auxiliaries, adverbs between them, and the head.</summary>
/// <param name="First">First token.</param>
/// <param name="Head">The main verb, the last of the group.</param>
/// <param name="Passive">Whether the head is a participle under a form of "be".</param>
/// <param name="Negated">Whether "not", "never" or the like stands in it.</param>
/// <param name="Infinitive">Whether it begins with "to".</param>
internal readonly record struct VerbGroup(int First, int Head, bool Passive, bool Negated, bool Infinitive);

/// <summary>One sentence seen as verb groups and noun phrases; token indices are those of the whole text.</summary>
internal sealed class Clause(ReadText text, Sentence sentence)
{
    private readonly IReadOnlyList<Token> _tokens = text.Tokens;

    public ReadText Text { get; } = text;

    public int First { get; } = sentence.First;

    public int End { get; } = sentence.End;

    public Token this[int at] => _tokens[at];

    public string Tag(int at) => at >= First && at < End ? _tokens[at].Tag : "";

    public string Lower(int at) => at >= First && at < End ? _tokens[at].Lower : "";

    /// <summary>The characters of tokens [first, end).</summary>
    public TextRange Range(int first, int end) => new(_tokens[first].Start, _tokens[end - 1].End);

    public bool IsComma(int at) => Lower(at) == ",";

    public bool IsQuoteMark(int at) => Tag(at) == "\"";

    public bool IsStop(int at) => Tag(at) == ".";

    /// <summary>The quotation that begins with this token, or -1.</summary>
    public int QuoteFrom(int at) =>
        at >= First && at < End && _tokens[at].Quote >= 0 && Text.Quotes[_tokens[at].Quote].Start == _tokens[at].Start ? _tokens[at].Quote : -1;

    /// <summary>The quotation that ends with this token, or -1.</summary>
    public int QuoteUpTo(int at) =>
        at >= First && at < End && _tokens[at].Quote >= 0 && Text.Quotes[_tokens[at].Quote].End == _tokens[at].End ? _tokens[at].Quote : -1;

    /// <summary>Outermost quotation that holds the token, or -1.</summary>
    public int OuterQuote(int at)
    {
        var quote = at >= First && at < End ? _tokens[at].Quote : -1;
        while (quote >= 0 && Text.Quotes[quote].Outer >= 0)
        {
            quote = Text.Quotes[quote].Outer;
        }

        return quote;
    }

    public List<VerbGroup> VerbGroups()
    {
        var groups = new List<VerbGroup>();
        for (var i = First; i < End;)
        {
            if (StartsGroup(i))
            {
                var group = GroupFrom(i);
                groups.Add(group);
                i = group.Head + 1;
            }
            else
            {
                i++;
            }
        }

        return groups;
    }

    private bool StartsGroup(int at) => Tag(at) is "MD" || _tokens[at].IsVerb || (Tag(at) == "TO" && (Tag(at + 1) == "VB" || (Tag(at + 1) == "RB" && Tag(at + 2) == "VB")));

    private VerbGroup GroupFrom(int first)
    {
        var head = first;
        var be = false;
        var passive = false;
        var negated = false;
        for (var i = first; i < End && i < first + 10; i++)
        {
            var tag = Tag(i);
            if (tag == "RB")
            {
                negated |= Lower(i) is "not" or "n't" or "never";
                continue;
            }

            var starts = tag == "TO" ? i == first : tag == "MD" || _tokens[i].IsVerb;
            if (!starts || (i > first && !Joins(head, i)))
            {
                break;
            }

            passive = tag == "VBN" && be;
            be = VerbLexicon.IsBe(Lower(i)) || (be && tag == "VBN");
            head = i;
        }

        return new VerbGroup(first, head, passive, negated, Tag(first) == "TO");
    }

    // An auxiliary takes the verb after it into its group; a full verb does not.
    private bool Joins(int head, int at)
    {
        var before = Lower(head);
        var auxiliary = Tag(head) is "MD" or "TO" || VerbLexicon.IsBe(before) || VerbLexicon.IsHave(before) || before is "do" or "does" or "did";
        return auxiliary && !(Tag(head) is "TO" or "MD" && Tag(at) is "VBD" or "VBZ");
    }
}
