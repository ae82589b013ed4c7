namespace Hearsay.Corpus.Texts;

/// <summary>A sentence of the running text.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Words">Its words, folded.</param>
internal sealed record RunningSentence(string Text, IReadOnlyList<RunningWord> Words);

/// <summary>A word of the running text.</summary>
/// <param name="Hash">Of its plain form, 23 bits.</param>
/// <param name="Quoted">Whether it stands in quotation marks.</param>
internal readonly record struct RunningWord(int Hash, bool Quoted);
