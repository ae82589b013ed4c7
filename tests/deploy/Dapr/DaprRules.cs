using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>What must hold for Dapr's files beside their shape. Each rule gives what breaks it.</summary>
internal static class DaprRules
{
    private static readonly string[] Secret = ["password", "cert", "key", "token", "secret", "brokers", "host", "connectionstring"];

    /// <summary>Addresses and credentials come from secrets, so that no installation needs an edited file and none gets into one.</summary>
    public static IEnumerable<string> WrittenOutSecrets(YamlMappingNode component) =>
        from entry in component.At("spec", "metadata").Items()
        let name = entry.At("name").Text() ?? ""
        where Secret.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
        where entry.At("secretKeyRef", "name").Text() is null || entry.At("secretKeyRef", "key").Text() is null || entry.At("value") is not null
        select $"{name}: not a secretKeyRef";

    /// <summary>
    /// An inbound policy must be there and must never end, whether or not there are dead letter topics: without one the first failure makes a
    /// dead letter, or is lost; one that ends makes dead letters of all that an outage has stopped. An exponential one ends after 15 minutes
    /// whatever it says, and a breaker fails deliveries while it is open.
    /// </summary>
    public static IEnumerable<string> LostEvents(YamlMappingNode resiliency, string component)
    {
        var inbound = resiliency.At("spec", "targets", "components", component, "inbound");
        var retry = resiliency.At("spec", "policies", "retries", inbound.At("retry").Text() ?? "");
        if (retry is null)
        {
            yield return "no inbound retry: a failed delivery is lost, or a dead letter at once";
            yield break;
        }

        if (int.Parse(retry.At("maxRetries").Text() ?? "-1", CultureInfo.InvariantCulture) >= 0 || retry.At("policy").Text() != "constant")
        {
            yield return "the retries end: a longer outage makes dead letters of all that waits";
        }

        if (inbound.At("circuitBreaker") is not null)
        {
            yield return "an open circuit breaker fails deliveries";
        }

        if (resiliency.At("spec", "policies", "timeouts", inbound.At("timeout").Text() ?? "") is null)
        {
            yield return "no inbound timeout: a delivery without an answer holds its place for ever";
        }
    }

    /// <summary>A sidecar publishes dead letters in the name of its app, and only that app may take them: anybody else's would end in its table.</summary>
    public static IEnumerable<string> WrongDeadLetters(YamlMappingNode component, IReadOnlyDictionary<string, IReadOnlySet<string>> deadLetters)
    {
        foreach (var (scope, doing) in new[] { ("publishingScopes", "send"), ("subscriptionScopes", "take") })
        {
            foreach (var (app, topics) in Scopes(component, scope))
            {
                foreach (var missing in deadLetters[app].Where(topic => !topics.Contains(topic)))
                {
                    yield return $"{app} may not {doing} its dead letters, {missing}";
                }

                foreach (var foreign in deadLetters.Where(other => other.Key != app).SelectMany(other => other.Value).Where(topics.Contains))
                {
                    yield return $"{app} may {doing} {foreign}, which is another's";
                }
            }
        }
    }

    /// <summary>Topics by app, as the metadata of a component has them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Scopes(YamlMappingNode component, string name) =>
        Setting(component, name).Split(';')
            .Select(app => app.Split('='))
            .ToDictionary(
                app => app[0],
                IReadOnlySet<string> (app) => app[1].Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal);

    public static string Setting(YamlMappingNode component, string name) =>
        component.At("spec", "metadata").Items().Single(entry => entry.At("name").Text() == name).At("value").Text()!;
}
