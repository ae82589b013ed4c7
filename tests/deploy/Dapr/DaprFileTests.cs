using System.Text.RegularExpressions;
using Hearsay.Contracts;

namespace Hearsay.Deploy.Tests.Dapr;

public sealed partial class DaprFileTests
{
    private const string Resiliency = "deploy/dapr/resiliency.yaml";
    private const string Configuration = "deploy/dapr/configuration.yaml";

    public static TheoryData<string> Components => ["deploy/dapr/redis/pubsub.yaml", "deploy/dapr/kafka/pubsub.yaml"];

    public static TheoryData<string> Objects =>
        [.. Checkout.Files("deploy/dapr", "*.yaml").Where(path => !path.EndsWith("kustomization.yaml", StringComparison.Ordinal))];

    public static TheoryData<string> Folders => ["deploy/dapr", "deploy/dapr/redis", "deploy/dapr/kafka"];

    [Theory]
    [MemberData(nameof(Objects))]
    public void DaprObject_Fields_AreThoseOfItsKind(string path) => Assert.Empty(DaprShape.Problems(YamlFiles.Read(path)));

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task DaprFolder_Kustomize_HoldsEveryObjectOfTheFolder(string folder)
    {
        var rendered = await Tool.Kubectl.RunAsync("kustomize", folder);
        var files = Directory.EnumerateFiles(Checkout.PathOf(folder), "*.yaml")
            .Where(path => Path.GetFileName(path) != "kustomization.yaml")
            .Select(path => YamlFiles.Parse(File.ReadAllText(path)).Single().At("kind").Text());

        Assert.True(rendered.ExitCode == 0, rendered.Errors);
        Assert.Equal(files.Order(StringComparer.Ordinal), YamlFiles.Parse(rendered.Output).Select(item => item.At("kind").Text()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_NameAndScopes_AreThoseOfTheServices(string path)
    {
        var component = YamlFiles.Read(path);
        var named = PubSub().Match(Checkout.Read("services/messaging/MessagingOptions.cs")).Groups[1].Value;

        Assert.Equal(named, component.At("metadata", "name").Text());
        Assert.Equal(DeclaredTopics.Apps, component.At("scopes").Items().Select(scope => scope.Text()));
        Assert.Equal(DeclaredTopics.Apps, YamlFiles.Read(Resiliency).At("scopes").Items().Select(scope => scope.Text()));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_TopicScopes_EqualWhatTheCodeSendsAndTakes(string path)
    {
        var component = YamlFiles.Read(path);
        var sending = DaprRules.Scopes(component, "publishingScopes");
        var taking = DaprRules.Scopes(component, "subscriptionScopes");

        Assert.Equal(DeclaredTopics.Apps, sending.Keys);
        Assert.Equal(DeclaredTopics.Apps, taking.Keys);
        Assert.All(DeclaredTopics.Apps, app =>
        {
            Assert.Equal(DeclaredTopics.SentBy(app).Order(StringComparer.Ordinal), sending[app].Order(StringComparer.Ordinal));
            Assert.Equal(DeclaredTopics.TakenBy(app).Order(StringComparer.Ordinal), taking[app].Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_Topics_AreAllThereAreAndProtected(string path)
    {
        var component = YamlFiles.Read(path);
        var all = typeof(Topics).GetFields().Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(all, DaprRules.Setting(component, "allowedTopics").Split(',').Order(StringComparer.Ordinal));
        Assert.Equal(all, DaprRules.Setting(component, "protectedTopics").Split(',').Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_Credentials_ComeFromSecrets(string path) => Assert.Empty(DaprRules.WrittenOutSecrets(YamlFiles.Read(path)));

    [Fact]
    public void Resiliency_Inbound_LosesNoEvent() => Assert.Empty(DaprRules.LostEvents(YamlFiles.Read(Resiliency), "pubsub"));

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_DeadLetters_AreSentAndTakenByTheirAppAlone(string path)
    {
        var deadLetters = DeclaredTopics.Apps.ToDictionary(app => app, DeclaredTopics.DeadLettersOf, StringComparer.Ordinal);

        Assert.All(DeclaredTopics.Apps, app => Assert.Equal(DeclaredTopics.TakenBy(app).Count > 0 ? 1 : 0, deadLetters[app].Count));
        Assert.Empty(DaprRules.WrongDeadLetters(YamlFiles.Read(path), deadLetters));
    }

    [Fact]
    public void Configuration_AllowedCalls_AreThoseOfTheServices()
    {
        var allowed = YamlFiles.Read(Configuration).At("spec", "api", "allowed").Items()
            .Select(rule => $"{rule.At("protocol").Text()} {rule.At("name").Text()}.{rule.At("version").Text()}");

        Assert.Equal(["grpc publish.v1", "grpc metadata.v1", "http metadata.v1"], allowed);
        Assert.Equal(["PublishByteEventAsync"], CallsOfDapr().Distinct());
    }

    [Fact]
    public void Configuration_Traces_GoToTheCollectorWhenTheCallerRecords()
    {
        var tracing = YamlFiles.Read(Configuration).At("spec", "tracing");

        Assert.Equal("1", tracing.At("samplingRate").Text());
        Assert.Equal("otel-collector:4317", tracing.At("otel", "endpointAddress").Text());
    }

    /// <summary>Methods that services call on Dapr's client.</summary>
    private static IEnumerable<string> CallsOfDapr() =>
        from path in Checkout.Files("services", "*.cs")
        let text = Checkout.Read(path)
        where text.Contains("DaprClient dapr", StringComparison.Ordinal)
        from call in DaprCall().Matches(text)
        select call.Groups[1].Value;

    [GeneratedRegex("PubSub { get; set; } = \"(.*)\";", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PubSub();

    [GeneratedRegex(@"\bdapr\.(\w+)\(", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DaprCall();
}
