using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>Each rule on a sound object and on broken ones.</summary>
public sealed class DaprRuleTests
{
    private const string Component = """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: {name: pubsub}
        spec:
          type: pubsub.redis
          version: v1
          metadata:
            - {name: redisPassword, secretKeyRef: {name: hearsay-redis, key: password}}
            - {name: concurrency, value: "1"}
        """;

    private const string Resiliency = """
        apiVersion: dapr.io/v1alpha1
        kind: Resiliency
        metadata: {name: hearsay}
        spec:
          policies:
            timeouts: {delivery: 60s}
            retries: {delivery: {policy: constant, duration: 2s, maxRetries: -1}}
            circuitBreakers: {trip: {maxRequests: 1}}
          targets:
            components:
              pubsub:
                inbound: {timeout: delivery, retry: delivery}
        """;

    [Theory]
    [InlineData(Component, "kind: Component", "kind: Componnent", "a kind that")]
    [InlineData(Component, "dapr.io/v1alpha1", "dapr.io/v1", "apiVersion")]
    [InlineData(Component, "{name: pubsub}", "{nam: pubsub}", "Component/metadata/nam")]
    [InlineData(Component, "secretKeyRef", "secretRef", "Component/spec/metadata/secretRef")]
    [InlineData(Resiliency, "duration: 2s", "interval: 2s", "Resiliency/spec/policies/retries/delivery/interval")]
    [InlineData(Resiliency, "inbound", "incoming", "Resiliency/spec/targets/components/pubsub/incoming")]
    public void Shape_WrongField_IsNamed(string sound, string right, string wrong, string named)
    {
        Assert.Empty(DaprShape.Problems(Parse(sound)));
        Assert.Contains(DaprShape.Problems(Parse(sound.Replace(right, wrong, StringComparison.Ordinal))), problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_WrittenOut_AreFound()
    {
        Assert.Empty(DaprRules.WrittenOutSecrets(Parse(Component)));
        Assert.Single(DaprRules.WrittenOutSecrets(Parse(Component.Replace("secretKeyRef: {name: hearsay-redis, key: password}", "value: open", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("maxRetries: -1", "maxRetries: 5")]
    [InlineData("policy: constant", "policy: exponential")]
    [InlineData("retry: delivery}", "retry: other}")]
    [InlineData("retry: delivery}", "retry: delivery, circuitBreaker: trip}")]
    [InlineData("{timeout: delivery,", "{")]
    public void Inbound_ThatEndsOrFails_LosesEvents(string right, string wrong)
    {
        Assert.Empty(DaprRules.LostEvents(Parse(Resiliency), "pubsub"));
        Assert.NotEmpty(DaprRules.LostEvents(Parse(Resiliency.Replace(right, wrong, StringComparison.Ordinal)), "pubsub"));
    }

    [Fact]
    public void Inbound_WithoutAnyRetry_IsTold() => Assert.Contains(
        "no inbound retry", Assert.Single(DaprRules.LostEvents(Parse(Resiliency.Replace(", retry: delivery}", "}", StringComparison.Ordinal)), "pubsub")), StringComparison.Ordinal);

    [Theory]
    [InlineData("a=x,dead.a;b=", "a=dead.a;b=x", "")]
    [InlineData("a=x;b=", "a=dead.a;b=x", "a may not send its dead letters, dead.a")]
    [InlineData("a=dead.a;b=", "a=;b=x", "a may not take its dead letters, dead.a")]
    [InlineData("a=dead.a;b=dead.a", "a=dead.a;b=x", "b may send dead.a, which is another's")]
    [InlineData("a=dead.a;b=", "a=dead.a;b=x,dead.a", "b may take dead.a, which is another's")]
    public void DeadLetters_OutOfScope_AreTold(string publishing, string subscription, string told)
    {
        var component = Parse($$"""spec: {metadata: [{name: publishingScopes, value: "{{publishing}}"}, {name: subscriptionScopes, value: "{{subscription}}"}]}""");
        var deadLetters = new Dictionary<string, IReadOnlySet<string>> { ["a"] = new HashSet<string> { "dead.a" }, ["b"] = new HashSet<string>() };

        Assert.Equal(told, string.Join('|', DaprRules.WrongDeadLetters(component, deadLetters)));
    }

    private static YamlMappingNode Parse(string text) => Assert.Single(YamlFiles.Parse(text));
}
