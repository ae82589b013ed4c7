using System.Text.RegularExpressions;
using Hearsay.Contracts;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>Which service sends and takes which topic, as its code says: what it puts into its outbox, what its handlers name, each in every lane that it has.</summary>
internal static partial class DeclaredTopics
{
    public static IReadOnlyList<string> Apps { get; } = [AppIds.Ingestion, AppIds.Extraction, AppIds.Query];

    /// <summary>Value of a constant of <see cref="Topics"/>.</summary>
    public static string ValueOf(string constant) => (string)typeof(Topics).GetField(constant)!.GetValue(null)!;

    /// <summary>What it sends, and what its sidecar sends in its name.</summary>
    public static IReadOnlySet<string> SentBy(string appId) => Find(appId, Sends()).Union(Find(appId, DeadLetters())).ToHashSet(StringComparer.Ordinal);

    public static IReadOnlySet<string> TakenBy(string appId) => Find(appId, Takes()).Union(DeadLettersOf(appId)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Topic of what its sidecar gives up on; none of a service that takes no events.</summary>
    public static IReadOnlySet<string> DeadLettersOf(string appId) => Find(appId, DeadLetters());

    private static HashSet<string> Find(string appId, Regex pattern) =>
        Checkout.Files($"services/{appId}", "*.cs")
            .SelectMany(path => pattern.Matches(Checkout.Read(path)).SelectMany(match => Topics.LanesOf(ValueOf(match.Groups[1].Value))))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"Outbox\.AppendAsync\(\s*\w+,\s*Topics\.(\w+)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Sends();

    [GeneratedRegex(@"AddMessaging\(Topics\.(\w+)\)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DeadLetters();

    [GeneratedRegex(@"string Topic => Topics\.(\w+);", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Takes();
}
