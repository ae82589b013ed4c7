namespace Hearsay.QueryBenchmark;

/// <summary>What several documents tell of.</summary>
/// <param name="Number">Which one.</param>
/// <param name="Documents">How many tell it.</param>
/// <param name="Claims">What is said in it.</param>
internal sealed record Story(int Number, int Documents, IReadOnlyList<StoryClaim> Claims)
{
    private const int MostDocuments = 400, ContentWords = 8;

    /// <summary>A story; most are told once or twice, a few by hundreds.</summary>
    public static Story Draw(int number, int people)
    {
        var draws = new Draws(0xC1A1A000UL + (ulong)number);
        var documents = draws.Size(MostDocuments);
        var claims = Enumerable.Range(0, 3 + draws.Below(6)).Select(claim => DrawClaim($"{number}/{claim}", draws, people)).ToList();
        return new Story(number, documents, claims);
    }

    /// <summary>Something that somebody says.</summary>
    public static StoryClaim DrawClaim(string key, Draws draws, int people)
    {
        var words = Enumerable.Range(0, ContentWords).Select(_ => draws.Skewed(Wordbook.Words, 20)).ToList();
        return new StoryClaim(
            key,
            draws.Is(0.15) ? null : draws.Skewed(people, 5),
            draws.Is(0.3) ? draws.Skewed(people, 5) : null,
            draws.Is(0.3) ? 2 + draws.Below(900) : null,
            words);
    }
}

/// <summary>Something that is said.</summary>
/// <param name="Key">Statements with the same key say the same.</param>
/// <param name="Speaker">Who says it; null for a source without a name.</param>
/// <param name="About">Who is named in it, or null.</param>
/// <param name="Figure">A number in it, or null.</param>
/// <param name="Words">Its words.</param>
internal sealed record StoryClaim(string Key, int? Speaker, int? About, int? Figure, IReadOnlyList<int> Words)
{
    /// <summary>The content in the words of one document: some of them are others.</summary>
    public string Worded(Draws draws)
    {
        var words = Words.Select(word => Wordbook.Word(draws.Is(0.12) ? (word + 1) % Wordbook.Words : word)).ToList();
        var figure = Figure is { } number ? $"{number} " : "";
        var about = About is { } person ? $" with {Wordbook.Person(person).First} {Wordbook.Person(person).Last}" : "";
        return $"the {words[0]} of {words[1]} will {words[2]} {figure}{words[3]} and {words[4]} the {words[5]} {words[6]} {words[7]}{about}";
    }
}
