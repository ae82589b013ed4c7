using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using YamlDotNet.RepresentationModel;

namespace Hearsay.PubsubConformance.Tests.Own;

public sealed class DaprFilesTests
{
    private static readonly TargetOptions Scoped = new()
    {
        TopicScopes = new Dictionary<string, string> { ["publishingScopes"] = "query=a,b" },
        ComponentScopes = ["query", "ingestion"],
        Retry = "policy: constant, duration: 100ms, maxRetries: 2",
        AllowedCalls = ["publish", "metadata"],
    };

    [Fact]
    public void Component_OfACase_IsOneThatDaprReads()
    {
        var component = Read(DaprFiles.Component(4321, Scoped));
        var settings = ((YamlSequenceNode)component["spec"]["metadata"]).ToDictionary(entry => Text(entry["name"]), entry => Text(entry["value"]));

        Assert.Equal(("Component", "pubsub", "pubsub.redis", "v1"),
            (Text(component["kind"]), Text(component["metadata"]["name"]), Text(component["spec"]["type"]), Text(component["spec"]["version"])));
        Assert.Equal(("127.0.0.1:4321", "query=a,b", "false"), (settings["redisHost"], settings["publishingScopes"], settings["ackOnError"]));
        Assert.Equal(["query", "ingestion"], ((YamlSequenceNode)component["scopes"]).Select(Text));
        Assert.Empty((YamlSequenceNode)Read(DaprFiles.Component(1, new TargetOptions()))["scopes"]);
    }

    /// <summary>What is not the connection is set here as it is for people, but for the two waits, so that what is seen holds for them.</summary>
    [Fact]
    public void Component_OfACase_DiffersFromTheDeployedOneInWaitsOnly()
    {
        var deployed = SettingsOf(Checkout.Read("deploy/dapr/redis/pubsub.yaml"));
        var own = SettingsOf(DaprFiles.Component(1, new TargetOptions()));

        Assert.Equal(
            ["processingTimeout", "redeliverInterval"],
            own.Keys.Where(name => name is not ("redisHost" or "redisPassword") && own[name] != deployed.GetValueOrDefault(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Resiliency_OfACase_IsTheDeployedOneUnlessItBringsAPolicy()
    {
        var own = Read(DaprFiles.Resiliency("deployed", Scoped));

        Assert.Equal("deployed", DaprFiles.Resiliency("deployed", new TargetOptions()));
        Assert.Equal("2", Text(own["spec"]["policies"]["retries"]["again"]["maxRetries"]));
        Assert.Equal("again", Text(own["spec"]["targets"]["components"]["pubsub"]["inbound"]["retry"]));
    }

    [Fact]
    public void Resiliency_Deployed_IsForTheAppsOfTheSuite()
    {
        var scopes = ((YamlSequenceNode)Read(Checkout.Read("deploy/dapr/resiliency.yaml"))["scopes"]).Select(Text);

        Assert.Equal([Ids.First, Ids.Second, Ids.Third], scopes);
    }

    [Fact]
    public void Configuration_OfACase_ResolvesNamesByAFile()
    {
        var configuration = Read(DaprFiles.Configuration("/in/names.db", Scoped));
        var names = configuration["spec"]["nameResolution"];

        Assert.Equal(("sqlite", "v1", "/in/names.db"), (Text(names["component"]), Text(names["version"]), Text(names["configuration"]["connectionString"])));
        Assert.Equal(["publish", "metadata"], ((YamlSequenceNode)configuration["spec"]["api"]["allowed"]).Select(rule => Text(rule["name"])));
        Assert.False(((YamlMappingNode)Read(DaprFiles.Configuration("n", new TargetOptions()))["spec"]).Children.ContainsKey("api"));
    }

    private static Dictionary<string, string> SettingsOf(string component) =>
        ((YamlSequenceNode)Read(component)["spec"]["metadata"]).Cast<YamlMappingNode>()
            .Where(entry => entry.Children.ContainsKey("value"))
            .ToDictionary(entry => Text(entry["name"]), entry => Text(entry["value"]));

    private static YamlNode Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Assert.Single(stream.Documents).RootNode;
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
