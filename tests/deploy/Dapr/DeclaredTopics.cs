using System.Text.RegularExpressions;
using Hearsay.Contracts;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>Which service sends and takes which topic, as its code says: what it puts into its outbox, what its handlers name, each in every lane that it has.</summary>
internal static partial class DeclaredTopics
{
    public static IReadOnlyList<string> Apps { get; } = [AppIds.Ingestion, AppIds.Extraction, AppIds.Query];

    /// <summary>Value of a constant of <see cref="Topics"/>.</summary>
    public static string ValueOf(string constant) => (string)typeof(Topics).GetField(constant)!.GetValue(null)!;

    public static IReadOnlySet<string> SentBy(string appId) => Find(appId, Sends());

    public static IReadOnlySet<string> TakenBy(string appId) => Find(appId, Takes());

    private static HashSet<string> Find(string appId, Regex pattern) =>
        Checkout.Files($"services/{appId}", "*.cs")
            .SelectMany(path => pattern.Matches(Checkout.Read(path)).SelectMany(match => Topics.LanesOf(ValueOf(match.Groups[1].Value))))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"Outbox\.AppendAsync\(\s*\w+,\s*Topics\.(\w+)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Sends();

    [GeneratedRegex(@"string Topic => Topics\.(\w+);", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Takes();
}
