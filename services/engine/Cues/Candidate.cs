namespace Hearsay.Engine.Cues;

/// <summary>A possible attribution before it is weighed against the others.</summary>
internal sealed class Candidate
{
    public required List<TextRange> Cue { get; init; }

    public List<TextRange> Source { get; set; } = [];

    public required List<TextRange> Content { get; init; }

    public TextRange? Addressee { get; set; }

    public TextRange? Relay { get; set; }

    public TextRange? CitedSource { get; set; }

    public required string Lemma { get; init; }

    /// <summary>How subject, verb and content stand to one another; with the lemma it tells how likely this is an attribution.</summary>
    public required string Frame { get; set; }

    /// <summary>Token of the cue's main word.</summary>
    public required int Token { get; init; }

    public double Confidence { get; set; }

    /// <summary>The same, were the words around it nobody's speech.</summary>
    public double PlainConfidence { get; set; }

    /// <summary>Whether the source is "I", "we" or "you": the speaker himself, or nobody in particular.</summary>
    public bool IsFirstPerson { get; set; }

    /// <summary>Whether later quotations without a cue of their own may go on with it.</summary>
    public bool IsQuoted { get; set; }
}
