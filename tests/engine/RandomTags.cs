using CsCheck;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Tests;

/// <summary>Finds what a seed tells it to find: ranges that are nested, adjacent, overlapping, empty, of blanks only, the whole text.</summary>
internal sealed class RandomTags(RandomTags.Plan plan) : ITagger
{
    private static readonly Gen<(int Kind, double From, double Length)> Ranges = Gen.Select(Gen.Int[0, 15], Gen.Double[0, 1], Gen.Double[0, 1]);

    private static readonly Gen<CuePlan> Cues =
        from cue in Ranges.Array[0, 2]
        from source in Ranges.Array[0, 2]
        from content in Ranges.Array[0, 3]
        from others in Ranges.Array[3]
        from given in Gen.Int[0, 15]
        from lemma in Gen.OneOf("", "say", "tell", "deny", "decline", "cite", "believe", "nothing")
        select new CuePlan(cue, source, content, others, given, lemma);

    /// <summary>What such a tagger is to find.</summary>
    public static readonly Gen<Plan> Plans =
        Gen.Select(Cues.Array[0, 12], Gen.Select(Ranges, Gen.Int[0, 4]).Array[0, 12], Gen.Bool, (cues, names, stops) => new Plan(cues, names, stops));

    public EngineVersion Version => new(9, "random", "");

    public TaggerReading Read(ReadText text, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new TaggerReading([.. plan.Cues.Select(cue => Cue(text, cue))], [.. plan.Names.Select(name => new NameReading(Range(text, name.Item1), (NameKind)name.Item2))])
        {
            StoppedEarly = plan.Stops,
        };
    }

    private static CueReading Cue(ReadText text, CuePlan cue) => new()
    {
        Cue = [.. cue.Cue.Select(range => Range(text, range))],
        Source = [.. cue.Source.Select(range => Range(text, range))],
        Content = [.. cue.Content.Select(range => Range(text, range))],
        Addressee = (cue.Given & 1) > 0 ? Range(text, cue.Others[0]) : null,
        Relay = (cue.Given & 2) > 0 ? Range(text, cue.Others[1]) : null,
        CitedSource = (cue.Given & 4) > 0 ? Range(text, cue.Others[2]) : null,
        Lemma = cue.Lemma,
    };

    private static TextRange Range(ReadText text, (int Kind, double From, double Length) seed)
    {
        var length = text.Value.Length;
        var from = (int)(seed.From * length);
        var tokens = text.Tokens;
        var token = tokens.Count == 0 ? -1 : Math.Min((int)(seed.From * tokens.Count), tokens.Count - 1);
        return seed.Kind switch
        {
            0 => new TextRange(0, length),
            1 => new TextRange(from, from),
            2 => new TextRange(-5, from),
            3 => new TextRange(from, length + 9),
            4 => new TextRange(length, from),
            < 8 => new TextRange(from, Math.Min(length, from + 1 + (int)(seed.Length * 40))),
            _ => token < 0 ? new TextRange(0, 0) : new TextRange(tokens[token].Start, tokens[Math.Min(tokens.Count - 1, token + (int)(seed.Length * 8))].End),
        };
    }

    internal sealed record CuePlan(
        (int Kind, double From, double Length)[] Cue,
        (int Kind, double From, double Length)[] Source,
        (int Kind, double From, double Length)[] Content,
        (int Kind, double From, double Length)[] Others,
        int Given,
        string Lemma);

    internal sealed record Plan(CuePlan[] Cues, ((int Kind, double From, double Length) Range, int Kind)[] Names, bool Stops);
}
