namespace Hearsay.QueryBenchmark;

/// <summary>
/// Invented news with the skew of news: few people and outlets have most of the words, a story is told by one document or by hundreds, a claim by all kinds of
/// wordings, and a fifth of what is told of a story is one text of a wire. The same number of documents is the same news each time.
/// </summary>
internal sealed class NewsWorld(int documents)
{
    private const double Copies = 0.25, Relays = 0.2;
    private static readonly DateTimeOffset Begin = new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Persons who speak or are spoken of.</summary>
    public int People { get; } = Math.Max(200, documents / 5);

    /// <summary>Documents.</summary>
    public int Count { get; } = documents;

    /// <summary>All documents, story by story.</summary>
    public IEnumerable<NewsDocument> Documents()
    {
        var made = 0;
        for (var number = 0; made < Count; number++)
        {
            var story = Story.Draw(number, People);
            for (var telling = 0; telling < story.Documents && made < Count; telling++)
            {
                yield return Tell(story, telling, made++);
            }
        }
    }

    private NewsDocument Tell(Story story, int telling, int ordinal)
    {
        var draws = new Draws(0xD0C0000000UL + (ulong)ordinal);
        var isFirst = telling == 0;
        var isCopy = !isFirst && draws.Is(Copies);
        // The wire's text is that of the first telling, whoever carries it.
        var words = isFirst || isCopy ? new Draws(0x77000000UL + (ulong)story.Number) : draws;
        var first = FirstOutlet(story.Number);
        var writer = new ArticleWriter(
            draws.Id(),
            Wordbook.Outlet(isFirst ? first : draws.Skewed(Wordbook.Outlets, 3)),
            Begin.AddMinutes((ordinal * 15) + draws.Below(3 * 24 * 60)),
            ordinal);
        var cited = !isFirst && !isCopy && draws.Is(Relays) ? Wordbook.Outlet(first) : null;
        var shared = story.Documents == 1 ? 0 : Math.Min(story.Claims.Count, 3 + words.Below(4));
        for (var position = 0; position < ArticleWriter.Statements; position++)
        {
            var claim = position < shared
                ? story.Claims[(position + words.Below(2)) % story.Claims.Count]
                : Story.DrawClaim($"{story.Number}/{(isCopy ? 0 : telling)}/{position}", words, People);
            writer.Add(claim, claim.Worded(words), position < shared ? cited : null, words.Is(0.08), draws.Id());
        }

        return writer.Finish(isFirst || isCopy ? $"wire {story.Number}" : $"text {ordinal}", words, isCopy ? Wordbook.Outlet(first) : null);
    }

    private static int FirstOutlet(int story) => new Draws(0x0F0F0000UL + (ulong)story).Skewed(Wordbook.Outlets, 3);
}
