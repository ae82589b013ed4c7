namespace Hearsay.Corpus.Claims;

/// <summary>Sees the words of a content one after the other and tells whether its main clause says that something is not so.</summary>
internal sealed class ClauseNegation
{
    private bool _isOver;
    private string _before = "";

    /// <summary>Whether an odd number of negations stands in the main clause.</summary>
    public bool Is { get; private set; }

    /// <summary>Sees the next word.</summary>
    public void See(string word)
    {
        if (_isOver)
        {
            return;
        }

        // "not only", "no later than": nothing is negated.
        if (_before is "no" or "not" && word is "only" or "later" or "less" or "more" or "fewer" or "longer" or "doubt" or "just" or "merely" or "until" or "least" or "before")
        {
            Is = !Is;
        }

        // What follows is said of something else.
        _isOver = word is "because" or "which" or "who" or "whose" or "whether" or "although" or "though" or "unless" or "if" or "but" or "while" || (word == "that" && _before.Length > 0);
        if (!_isOver && FunctionWords.IsNegation(word) && word is not ("without" or "nor" or "nowhere"))
        {
            Is = !Is;
        }

        _before = word;
    }

    /// <summary>Further sentences say other things.</summary>
    public void EndSentence() => _isOver = true;
}
