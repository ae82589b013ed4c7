namespace Hearsay.Query.Tests;

/// <summary>What a query is planned for.</summary>
/// <param name="Query">Name of the query.</param>
/// <param name="Title">The same, with what the values are typical of.</param>
/// <param name="Values">Values as EXECUTE takes them; "-" where it is not planned.</param>
internal sealed record TypicalValues(string Query, string Title, string Values)
{
    private static readonly (string Name, string Value)[] Words =
    [
        ("ANYWHERE", "LEAST, '', -1, NIL, LEAST, MOST, NULL, NULL, NULL"),
        ("LEAST", "(-9223372036854775808)"),
        ("MOST", "9223372036854775807"),
        ("NIL", "'00000000-0000-0000-0000-000000000000'"),
        ("DOCUMENTS", "ARRAY[md5('document 100')::uuid, md5('document 200')::uuid, md5('document 300')::uuid]"),
        ("DOCUMENT", "md5('document 100')::uuid"),
        ("STATEMENT", "md5('statement 1000')::uuid"),
        ("PROPOSITIONS", "ARRAY[md5('proposition 900')::uuid, md5('proposition 930')::uuid, md5('proposition 1203')::uuid]"),
        ("CLAIM", "md5('proposition 900')::uuid"),
        ("NAMES", "ARRAY[md5('name 10')::uuid, md5('name 11')::uuid, md5('name 200')::uuid]"),
        ("NAME", "md5('name 10')::uuid"),
        ("GROUP", "md5('name 10')::uuid"),
        ("TEXTS", "ARRAY[md5('text 4')::uuid, md5('text 8')::uuid]"),
    ];

    /// <summary>Folder of these files in the checkout.</summary>
    public static string Folder { get; } = Path.Combine(RootFolder(), "tests", "query", "Plans");

    /// <summary>Whether the service has it planned as a search.</summary>
    public bool IsSearch => Query is "SearchNewest" or "SearchClaim" or "SearchWords" or "TimelineReports" or "TimelineReportsOfEntity" or "TimelineReportsOfParticipants";

    /// <summary>All lines of the file, in its order.</summary>
    public static IReadOnlyList<TypicalValues> Read() =>
    [
        .. File.ReadLines(Path.Combine(Folder, "typical.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(": ", 2))
            .Select(parts => new TypicalValues(parts[0].Split(' ')[0], parts[0], Spelled(parts[1]))),
    ];

    private static string Spelled(string values) =>
        Words.Aggregate(values, (text, word) => text.Replace(word.Name, word.Value, StringComparison.Ordinal));

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run in a checkout.");
        }

        return folder.FullName;
    }
}
