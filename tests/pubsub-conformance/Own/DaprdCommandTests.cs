using Hearsay.PubsubConformance.Tests.Targets;

namespace Hearsay.PubsubConformance.Tests.Own;

public sealed class DaprdCommandTests
{
    private static readonly DaprdPorts Ports = new(Grpc: 1, Http: 2, Internal: 3, Metrics: 4);

    [Fact]
    public void Arguments_OfAnApp_StartItAloneOnLoopback()
    {
        var arguments = DaprdCommand.Arguments("query", 5, Ports, "/in/resources", "/in/configuration.yaml", new TargetOptions());

        Assert.Equal(
            [
                "--mode=standalone", "--app-id=query", "--app-port=5", "--app-protocol=grpc", "--app-channel-address=127.0.0.1",
                "--dapr-grpc-port=1", "--dapr-http-port=2", "--dapr-listen-addresses=127.0.0.1",
                "--dapr-internal-grpc-port=3", "--dapr-internal-grpc-listen-address=127.0.0.1",
                "--metrics-port=4", "--metrics-listen-address=127.0.0.1",
                "--resources-path=/in/resources", "--config=/in/configuration.yaml",
                "--placement-host-address=", "--scheduler-host-address=", "--max-body-size=32Mi", "--log-level=info",
            ],
            arguments);
    }

    [Fact]
    public void Arguments_WithAHealthCheck_AskEverySecond()
    {
        var arguments = DaprdCommand.Arguments("query", 5, Ports, "r", "c", new TargetOptions { AppHealthCheck = true });

        // daprd refuses a timeout that is longer than the interval.
        Assert.Equal(
            ["--enable-app-health-check=true", "--app-health-probe-interval=1", "--app-health-probe-timeout=500", "--app-health-threshold=2"],
            arguments.Skip(18));
    }

    [Fact]
    public void Environment_OfADaprd_HasTokensWhereThereAreSome()
    {
        var without = DaprdCommand.Environment(new TargetOptions());
        var with = DaprdCommand.Environment(new TargetOptions { ApiToken = "a", AppToken = "b" });

        Assert.Equal(new Dictionary<string, string> { ["DAPR_HOST_IP"] = "127.0.0.1" }, without);
        Assert.Equal(("a", "b"), (with["DAPR_API_TOKEN"], with["APP_API_TOKEN"]));
    }

    [Fact]
    public void Target_WithoutABinary_IsSkippedAndSaysWhy()
    {
        Assert.Equal("DAPRD names no daprd binary", new DaprdTarget(program: null).Missing);
        Assert.Null(new DaprdTarget("/somewhere/daprd").Missing);
    }

    [Fact]
    public async Task Target_WithABinaryThatIsNotThere_Fails()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => new DaprdTarget("/nowhere/daprd").OpenAsync(new ClusterFixture(), new TargetOptions(), []));

        Assert.Contains("DAPRD names /nowhere/daprd, which does not exist", failure.Message, StringComparison.Ordinal);
    }
}
