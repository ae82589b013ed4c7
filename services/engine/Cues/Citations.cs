namespace Hearsay.Engine.Cues;

/// <summary>"X reported Z, citing Y": what looks like a report of its own is a relay of the one before.</summary>
internal static class Citations
{
    public static void Fold(List<Candidate> kept)
    {
        for (var i = kept.Count - 1; i > 0; i--)
        {
            var (before, citing) = (kept[i - 1], kept[i]);
            if (citing.Lemma is "cite" or "quote" && citing.Frame.StartsWith('P') && before.Source.Count > 0 && citing.Source.Count > 0 && before.Source[0] == citing.Source[0] && before.CitedSource is null)
            {
                before.CitedSource = citing.Content[0];
                kept.RemoveAt(i);
            }
        }
    }
}
