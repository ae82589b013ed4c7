using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.Faults.Tests.Wire;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport.Fleet;
using Npgsql;

namespace Hearsay.Faults.Tests.Platform;

/// <summary>
/// The whole platform as processes: a PostgreSQL, one sidecar as <c>deploy/local/up</c> has it, and the three services. Between each process and
/// PostgreSQL, and between each service and the sidecar in both directions, stands a proxy.
/// </summary>
internal sealed class FaultyPlatform : IAsyncDisposable
{
    private static readonly (string Name, string Project)[] Services =
        [(AppIds.Ingestion, "Hearsay.Ingestion"), (AppIds.Extraction, "Hearsay.Extraction"), (AppIds.Query, "Hearsay.Query")];

    private readonly string _folder;
    private string _databaseFolder = "";
    private readonly Dictionary<string, int> _ports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GrpcChannel> _channels = new(StringComparer.Ordinal);

    private FaultyPlatform(string folder, DatabaseServer database)
    {
        _folder = folder;
        Database = database;
    }

    /// <summary>The server behind all.</summary>
    public DatabaseServer Database { get; }

    /// <summary>Programs that run, or a verb of them.</summary>
    public FleetProgram Programs { get; private set; } = null!;

    /// <summary>Processes by name: the services and "sidecar".</summary>
    public Dictionary<string, Member> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>By service: its way to the sidecar, by which it publishes and calls others.</summary>
    public Dictionary<string, OpaqueProxy> ToSidecar { get; } = new(StringComparer.Ordinal);

    /// <summary>By service: the sidecar's way to it, by which events are delivered and calls of others come.</summary>
    public Dictionary<string, OpaqueProxy> FromSidecar { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts everything and waits until it is ready.</summary>
    /// <param name="settings">Settings for all processes beside those that a test always needs.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="databaseFolder">Where the database lives; a folder of the platform's own where it is not given.</param>
    public static async Task<FaultyPlatform> StartAsync(
        IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken, string? databaseFolder = null)
    {
        // PostgreSQL does not run as root: the folder must be open to whichever account it runs as.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"hearsay-faults-{Guid.CreateVersion7():N}")).FullName;
        databaseFolder ??= Path.Combine(folder, "postgres");
        var platform = new FaultyPlatform(folder, await DatabaseServer.StartAsync(databaseFolder, cancellationToken)) { _databaseFolder = databaseFolder };
        try
        {
            await platform.StartMembersAsync(settings, cancellationToken);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>A channel to a service itself, without retries: who calls decides what a failed call means.</summary>
    public GrpcChannel Channel(string service) => _channels[service];

    /// <summary>Starts a second process of ingestion, which shares the first one's work and sidecar, and waits until it is ready. Whoever asks for it disposes of it.</summary>
    public async Task<(Member Member, int Port)> StartSecondIngestionAsync(CancellationToken cancellationToken)
    {
        var (grpc, http) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        var second = new Member(
            Programs,
            new MemberPlan(
                "ingestion-second", AppIds.Ingestion, "Hearsay.Ingestion", new Uri($"http://127.0.0.1:{http}/healthz/ready"),
                FleetProgram.Listening(grpc, http, ToSidecar[AppIds.Ingestion].Port)),
            Database.Port);
        try
        {
            second.Start();
            await second.UntilReadyAsync(cancellationToken);
            return (second, grpc);
        }
        catch
        {
            await second.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the database behind all for one value.</summary>
    public async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Port of a service itself.</summary>
    public int Port(string service) => _ports[service];

    /// <summary>Ends every fault: proxies let all pass, and what does not run is started again.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        foreach (var member in Members.Values)
        {
            member.Database.Clear();
            member.Database.Heal();
        }

        foreach (var proxy in ToSidecar.Values.Concat(FromSidecar.Values))
        {
            proxy.Heal();
        }

        await Task.WhenAll(Members.Values.Select(member => member.ReviveAsync(cancellationToken)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }

        // Healed first: a process that cannot reach its database takes longer to stop.
        foreach (var proxy in ToSidecar.Values.Concat(FromSidecar.Values))
        {
            proxy.Heal();
        }

        await Task.WhenAll(Members.Values.Select(member => member.DisposeAsync().AsTask()));
        foreach (var proxy in ToSidecar.Values.Concat(FromSidecar.Values))
        {
            await proxy.DisposeAsync();
        }

        await Database.DisposeAsync();
        KeepLogs();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Logs go where HEARSAY_FAULTS_LOGS says, for whoever looks into a failure.</summary>
    private void KeepLogs()
    {
        if (Environment.GetEnvironmentVariable("HEARSAY_FAULTS_LOGS") is { Length: > 0 } kept)
        {
            Directory.CreateDirectory(kept);
            foreach (var log in Directory.EnumerateFiles(_folder, "*.log").Append(Path.Combine(_databaseFolder, "postgres.log")))
            {
                File.Copy(log, Path.Combine(kept, Path.GetFileName(log)), overwrite: true);
            }
        }
    }

    private async Task StartMembersAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["Engine__Profile"] = "fast",
            ["DOTNET_TieredPGO"] = "0",
            ["OTEL_SDK_DISABLED"] = "true",
        };
        Programs = new FleetProgram(_folder, Database.OwnerConnectionString, all);
        var plans = Services.Select(service => PlanOf(service.Name, service.Project)).ToList();
        plans.Add(PlanOfSidecar());
        await Task.WhenAll(plans.Select(plan => Programs.MigrateAsync(plan.Project, plan.Name, cancellationToken)));
        foreach (var plan in plans)
        {
            var member = new Member(Programs, plan, Database.Port);
            Members.Add(plan.Name, member);
            member.Start();
        }

        await Task.WhenAll(Members.Values.Select(member => member.UntilReadyAsync(cancellationToken)));
    }

    private MemberPlan PlanOf(string name, string project)
    {
        var (grpc, http, sidecar) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        _ports.Add(name, grpc);
        _channels.Add(name, GrpcChannel.ForAddress($"http://127.0.0.1:{grpc}", new GrpcChannelOptions { ServiceConfig = null }));
        _ports.Add($"{name}/sidecar", sidecar);
        ToSidecar.Add(name, new OpaqueProxy(sidecar));
        FromSidecar.Add(name, new OpaqueProxy(grpc));
        return new MemberPlan(
            name, name, project, new Uri($"http://127.0.0.1:{http}/healthz/ready"), FleetProgram.Listening(grpc, http, ToSidecar[name].Port));
    }

    private MemberPlan PlanOfSidecar()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var health = 0;
        foreach (var (index, (name, _)) in Services.Index())
        {
            settings[$"Sidecar__Apps__{index}__AppId"] = name;
            settings[$"Sidecar__Apps__{index}__AppAddress"] = $"http://127.0.0.1:{FromSidecar[name].Port}";
            settings[$"Sidecar__Apps__{index}__GrpcPort"] = $"{_ports[$"{name}/sidecar"]}";
            settings[$"Sidecar__Apps__{index}__HttpPort"] = $"{health = LoopbackPort.TakeFree()}";
        }

        return new MemberPlan("sidecar", "sidecar", "Hearsay.LocalSidecar", new Uri($"http://127.0.0.1:{health}/v1.0/healthz/outbound"), settings);
    }
}
