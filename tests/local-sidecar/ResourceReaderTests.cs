using Hearsay.LocalSidecar.Resources;

namespace Hearsay.LocalSidecar.Tests;

public sealed class ResourceReaderTests
{
    private static string Root { get; } = FindRoot();

    [Theory]
    [InlineData("redis")]
    [InlineData("kafka")]
    public void Resources_OfTheProject_GiveComponentPolicyAndCalls(string broker)
    {
        var resources = ResourceFiles.Read([Path.Combine(Root, "deploy/dapr"), Path.Combine(Root, "deploy/dapr", broker)]);
        var options = new SidecarOptions { PubsubName = "other" };
        resources.ApplyTo(options);

        Assert.Equal(("pubsub", TimeSpan.FromSeconds(60)), (options.PubsubName, options.DeliveryDeadline));
        Assert.True(options.RetryInitial > TimeSpan.Zero && options.RetryInitial <= options.RetryMax);
        Assert.True(resources.Pubsub!.MayPublish("ingestion", "documents.received.v1"));
        Assert.False(resources.Pubsub.MayPublish("query", "documents.received.v1"));
        Assert.False(resources.Pubsub.MaySubscribe("ingestion", "documents.received.v1"));
        Assert.False(resources.Pubsub.MayPublish("ingestion", "invented"));
        Assert.False(resources.Pubsub.IsSeenBy("stranger"));
        Assert.True(resources.Api.Allows("/dapr.proto.runtime.v1.Dapr/PublishEvent"));
        Assert.False(resources.Api.Allows("/dapr.proto.runtime.v1.Dapr/SaveState"));
        Assert.True(resources.Api.Allows("/hearsay.query.v1.QueryService/GetClaim"));
        Assert.Contains(resources.Ignored, line => line.StartsWith("Configuration hearsay: tracing", StringComparison.Ordinal));
        Assert.Contains(resources.Ignored, line => line.Contains($"(pubsub.{broker}): ", StringComparison.Ordinal));
    }

    [Fact]
    public void Resources_PartsThatDoNothingHere_AreNamedOnceEach()
    {
        var resources = Read(
            DaprFolder.Component("", "", ""),
            """
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: {name: patience}
            spec:
              policies:
                circuitBreakers: {fuse: {maxRequests: 1}}
                retries: {unused: {policy: constant}}
              targets:
                apps: {harbour: {retry: unused}}
                components: {news: {outbound: {circuitBreaker: fuse}}, other: {inbound: {retry: unused}}}
            """,
            "apiVersion: dapr.io/v1alpha1\nkind: Subscription\nmetadata: {name: bulletins}\n",
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n");

        Assert.Null(resources.Inbound);
        Assert.Equal(
            [
                "Component news (pubsub.kafka): brokers",
                "Subscription bulletins: the whole object",
                "Resiliency patience: targets of apps (harbour)",
                "Resiliency patience: targets of components (other)",
                "Resiliency patience: outbound policies (news)",
                "Resiliency patience: circuit breakers (fuse)",
                "Resiliency patience: retries (unused)",
                "no inbound policy for news: daprd would try each delivery once, here it is tried without end",
            ],
            resources.Ignored);
    }

    [Theory]
    [InlineData("policy: constant, duration: 2s, maxRetries: -1", 2000, 2000, -1)]
    [InlineData("policy: exponential, maxInterval: 1m30s, maxRetries: 7", 500, 90_000, 7)]
    [InlineData("policy: exponential", 500, 60_000, -1)]
    [InlineData("maxRetries: 3", 5000, 5000, 3)]
    public void Policy_OfDapr_BecomesWaitsOfTheSidecar(string retry, int first, int longest, int maxRetries)
    {
        var inbound = Read(DaprFolder.Component("", "", ""), DaprFolder.Policy("1.5s", retry)).Inbound!;

        Assert.Equal(
            new InboundPolicy(TimeSpan.FromSeconds(1.5), TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds(longest), maxRetries), inbound);
    }

    [Theory]
    [InlineData("kind: [", "1.yaml, line 2")]
    [InlineData("kind: Resiliency\nspec: {targets: {components: {news: {inbound: {retry: none}}}}}", "no retry named none")]
    public void Resources_Broken_AreRefusedWithTheReason(string text, string reason)
    {
        var failure = Assert.ThrowsAny<Exception>(() => Read(DaprFolder.Component("", "", ""), text));

        Assert.IsType<InvalidOperationException>(failure);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resources_TwoComponents_AreRefused() => Assert.Contains(
        "another",
        Assert.Throws<InvalidOperationException>(() => Read(DaprFolder.Component("", "", ""), DaprFolder.Component("", "", ""))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Resources_PathThatIsNot_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => ResourceFiles.Read([Path.Combine(Root, "deploy/nowhere")]));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 s")]
    [InlineData("-5s")]
    public void Duration_NotOfGo_IsRefused(string text) => Assert.Throws<FormatException>(() => GoDuration.Parse(text));

    [Theory]
    [InlineData("harbour=a,b;tower=", "harbour", "a,b")]
    [InlineData("harbour=a,b;tower=", "tower", "")]
    [InlineData("harbour=a;harbour=b", "harbour", "a")]
    [InlineData("harbour;tower=a", "tower", null)]
    public void TopicScopes_OneLine_IsReadAsByDapr(string text, string app, string? topics) =>
        Assert.Equal(topics, TopicScopes.Parse(text).Of(app) is { } found ? string.Join(',', found) : null);

    private static DaprResources Read(params IEnumerable<string> texts) =>
        ResourceReader.Read(texts.Index().Select(text => new ResourceText($"{text.Index}.yaml", text.Item)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        }

        return folder.FullName;
    }
}
