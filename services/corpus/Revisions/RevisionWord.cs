namespace Hearsay.Corpus.Revisions;

/// <summary>A word of a revision in the form that words are compared in.</summary>
/// <param name="Key">Plain small letters, without a possessive; small numbers as digits.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
/// <param name="Tells">Whether it carries meaning of its own: no article, preposition or auxiliary, but a "not", a "may" and a number.</param>
internal readonly record struct RevisionWord(string Key, int Start, int End, bool Tells);

/// <summary>A row of words by their indices.</summary>
/// <param name="From">First one.</param>
/// <param name="To">One past the last.</param>
internal readonly record struct WordRange(int From, int To)
{
    public bool IsEmpty => To <= From;

    public bool Holds(WordRange other) => From <= other.From && other.To <= To;
}
