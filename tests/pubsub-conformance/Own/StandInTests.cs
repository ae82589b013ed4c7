using Hearsay.LocalSidecar;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.PubsubConformance.Tests.Own;

/// <summary>
/// The way to a real daprd, without one: a program that reads daprd's flags as strictly as daprd does, looks for its files and the
/// broker that they name, and then lets the local sidecar do the work. What it cannot show is what daprd does.
/// </summary>
public sealed class StandInTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";

    // Go's flag package ends with code 2 at a flag that it does not know.
    private const string Program =
        """
        #!/bin/sh
        set -u
        for argument in "$@"; do
          name=${argument%%=*}; value=${argument#*=}
          case $name in
            --app-id) app=$value ;;
            --app-port) port=$value ;;
            --dapr-grpc-port) grpc=$value ;;
            --dapr-http-port) http=$value ;;
            --resources-path) resources=$value ;;
            --config) configuration=$value ;;
            --app-protocol) [ "$value" = grpc ] || exit 3 ;;
            --mode) [ "$value" = standalone ] || exit 3 ;;
            --placement-host-address|--scheduler-host-address) [ -z "$value" ] || exit 3 ;;
            --app-channel-address|--dapr-listen-addresses|--dapr-internal-grpc-listen-address|--metrics-listen-address) [ "$value" = 127.0.0.1 ] || exit 3 ;;
            --dapr-internal-grpc-port|--metrics-port) [ "$value" -gt 0 ] || exit 3 ;;
            --max-body-size|--log-level) ;;
            *) echo "flag provided but not defined: $name"; exit 2 ;;
          esac
        done
        [ "$DAPR_HOST_IP" = 127.0.0.1 ] || exit 4
        redis=$(sed -n 's/.*redisHost, value: "127.0.0.1:\([0-9]*\)".*/\1/p' "$resources/pubsub.yaml")
        printf 'PING\r\n' | "$REDIS_CLI" -p "$redis" | grep -q PONG || exit 5
        exec dotnet "$SIDECAR" "--ConnectionStrings:Postgres=$DATABASE" \
          "--Sidecar:Apps:0:AppId=$app" "--Sidecar:Apps:0:AppAddress=http://127.0.0.1:$port" \
          "--Sidecar:Apps:0:GrpcPort=$grpc" "--Sidecar:Apps:0:HttpPort=$http" \
          "--Sidecar:ResourcesPaths:0=$resources" "--Sidecar:ResourcesPaths:1=$configuration" \
          "--DAPR_API_TOKEN=${DAPR_API_TOKEN:-}" "--APP_API_TOKEN=${APP_API_TOKEN:-}"
        """;

    [Fact]
    public async Task Target_WithAProgramThatReadsTheFlags_StartsDeliversAndIsKilled()
    {
        Assert.SkipWhen(RedisServer.Program is null, RedisServer.Missing);
        using var folder = new CaseFolder();
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        app.Handle = async (received, cancellationToken) =>
        {
            if (received.Attempt == 1)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Outcome.Success;
        };
        var target = new DaprdTarget(await WriteProgramAsync(folder), await VariablesAsync());
        await using var run = await Case.StartAsync(cluster, target, new TargetOptions { Killable = true, ApiToken = "lantern", AppToken = "anchor" }, app);

        await run.ServesAsync(app);
        await run.Client(app, "lantern").PublishEventAsync(Case.Pubsub, Topic, "a", TestContext.Current.CancellationToken);
        await run.ReceivesAsync(app, 1);
        await run.EndSidecarAsync(app);
        await run.StartSidecarAsync(app);
        await run.ReceivesAsync(app, 2);

        Assert.Null(target.Missing);
        Assert.Equal("anchor", app.Received[1].Headers.GetValue("dapr-api-token"));
    }

    private static async Task<string> WriteProgramAsync(CaseFolder folder)
    {
        var path = folder.In("daprd");
        await File.WriteAllTextAsync(path, Program, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }

    private async Task<Dictionary<string, string>> VariablesAsync()
    {
        var database = await cluster.CreateDatabaseAsync();
        return new Dictionary<string, string>
        {
            ["DATABASE"] = await database.MigrateAsync(SidecarSchema.Schema, TestContext.Current.CancellationToken),
            ["SIDECAR"] = typeof(SidecarHost).Assembly.Location,
            ["REDIS_CLI"] = RedisServer.Program!.Replace("redis-server", "redis-cli", StringComparison.Ordinal),
        };
    }
}
