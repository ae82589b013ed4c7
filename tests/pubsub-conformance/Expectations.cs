using Hearsay.PubsubConformance.Tests.Targets;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>One thing in which the two targets may differ.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Local">What the local sidecar does.</param>
/// <param name="Daprd">What daprd with Redis does.</param>
/// <param name="Why">Why both are right.</param>
internal sealed record Expectation(string Name, string Local, string Daprd, string Why)
{
    public string On(string target) => target == Target.Daprd ? Daprd : Local;
}

/// <summary>All of them. What stands here by no name is the same on both; README.md has the same table.</summary>
internal static class Expectations
{
    public static readonly Expectation OrderOfAKey = new(
        "order of events with one partitionKey", "kept", "none",
        "Redis Streams knows no keys and ten workers take what comes; Kafka keeps the order of a key. Handlers go by the version in the event");

    public static readonly Expectation QuestionsAfterARestart = new(
        "ListTopicSubscriptions asked when the app came back", "again", "once",
        "daprd asks once in its life; the local sidecar asks a new process what it takes, so that nobody has to restart it too");

    public static readonly Expectation QuestionsAfterAnIllness = new(
        "ListTopicSubscriptions asked when the app is healthy again", "again", "once",
        "As above: daprd goes on with the list that it has");

    public static readonly Expectation TraceParents = new(
        "traceparent values of a call passed on", "1", "2",
        "daprd appends its own to the caller's; services take the last one, and Faults:DuplicateTraceParent makes the local sidecar do the same");

    public static readonly Expectation UnknownApp = new(
        "text about an app id that nobody has", "couldn't find service: lighthouse", "",
        "daprd gives its name resolver's words, which differ by resolver; the code is the same");

    public static readonly Expectation AppDown = new(
        "text about a called app that is down", "app extraction cannot be reached", "",
        "daprd gives its connection's words; the code is the same");

    public static readonly Expectation RawPayload = new(
        "rawPayload in the metadata of a publish", "refused", "taken",
        "Nothing of ours publishes without an envelope, and consumers could not tell one event from the next");

    public static IReadOnlyList<Expectation> All =>
        [OrderOfAKey, QuestionsAfterARestart, QuestionsAfterAnIllness, TraceParents, UnknownApp, AppDown, RawPayload];
}
