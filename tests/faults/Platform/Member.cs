using Hearsay.Faults.Tests.Wire;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Fleet;
using Npgsql;

namespace Hearsay.Faults.Tests.Platform;

/// <summary>Where a program of the platform listens, and what it is told beside what all are told.</summary>
/// <param name="Name">Name of its log.</param>
/// <param name="Role">"ingestion", "extraction", "query" or "sidecar": its role of the database.</param>
/// <param name="Project">Project that it is built from.</param>
/// <param name="ReadyUri">Answers with success when it is ready.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record MemberPlan(string Name, string Role, string Project, Uri ReadyUri, IReadOnlyDictionary<string, string> Settings);

/// <summary>One process of the platform, which can be killed and started again. Its way to PostgreSQL leads through a proxy.</summary>
internal sealed class Member : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly FleetProgram _programs;
    private readonly MemberPlan _plan;
    private readonly Dictionary<string, string> _settings;
    private GuardedProcess? _process;

    public Member(FleetProgram programs, MemberPlan plan, int databasePort)
    {
        _programs = programs;
        _plan = plan;
        Database = new PostgresProxy(databasePort);
        var way = new NpgsqlConnectionStringBuilder(programs.OwnerConnectionString)
        {
            Port = Database.Port,
            Username = plan.Role,
            Password = $"{plan.Role}-password",
        };
        _settings = new Dictionary<string, string>(plan.Settings, StringComparer.Ordinal) { ["ConnectionStrings__Postgres"] = way.ConnectionString };
    }

    public string Name => _plan.Name;

    /// <summary>Its way to PostgreSQL.</summary>
    public PostgresProxy Database { get; }

    /// <summary>Whether its process runs.</summary>
    public bool Runs => _process is { HasExited: false };

    /// <summary>Exit code of the process that has ended.</summary>
    public int ExitCode => _process!.ExitCode;

    /// <summary>Starts the process; does not wait for it.</summary>
    /// <param name="extra">Settings of this start alone.</param>
    public void Start(params IEnumerable<KeyValuePair<string, string>> extra)
    {
        var settings = new Dictionary<string, string>(_settings, StringComparer.Ordinal);
        foreach (var (name, value) in extra)
        {
            settings[name] = value;
        }

        _process = _programs.Start(Name, _plan.Project, _plan.Role, settings);
    }

    /// <summary>Waits until it is ready.</summary>
    public Task UntilReadyAsync(CancellationToken cancellationToken) => Eventually.HoldsAsync(
        async () => Runs ? await IsReadyAsync(cancellationToken) : throw new InvalidOperationException($"{Name} ended; {TellsWhy()}"),
        $"{Name} is ready",
        Patience);

    /// <summary>The end of its log.</summary>
    public string TellsWhy() => ProgramLog.TellsWhy(_programs.LogOf(Name));

    /// <summary>Whether it says that it is ready.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken) => await ProbeAsync(_plan.ReadyUri, cancellationToken) is true;

    /// <summary>What a service's probe answers, "live" or "ready"; null where it did not answer within five seconds.</summary>
    public Task<bool?> ProbeAsync(string probe, CancellationToken cancellationToken) => ProbeAsync(new Uri(_plan.ReadyUri, $"/healthz/{probe}"), cancellationToken);

    private static async Task<bool?> ProbeAsync(Uri probe, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Http.GetAsync(probe, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>SIGKILL, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        await Signals.SendAsync("KILL", -_process!.Group);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Sends any signal to the process: STOP and CONT.</summary>
    public Task SignalAsync(string signal) => Signals.SendAsync(signal, -_process!.Group);

    /// <summary>SIGTERM, and waits until it has ended, 60 seconds at most.</summary>
    public async Task StopAsync()
    {
        // The guard hands the signal on; it is not meant for the guard itself.
        foreach (var child in Signals.ChildrenOf(_process!.Group))
        {
            await Signals.SendAsync("TERM", child);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Starts it anew with settings of this start alone, and waits until it is ready.</summary>
    public async Task RestartAsync(IReadOnlyDictionary<string, string> extra, CancellationToken cancellationToken)
    {
        await _process!.DisposeAsync();
        Start(extra);
        await UntilReadyAsync(cancellationToken);
    }

    /// <summary>What it has written to its log.</summary>
    public Task<string> ReadLogAsync(CancellationToken cancellationToken) => File.ReadAllTextAsync(_programs.LogOf(Name), cancellationToken);

    /// <summary>Starts it again where it does not run, and waits until it is ready.</summary>
    public async Task ReviveAsync(CancellationToken cancellationToken)
    {
        await StartAgainAsync();
        await UntilReadyAsync(cancellationToken);
    }

    /// <summary>Starts it again where it does not run; does not wait for it.</summary>
    /// <param name="extra">Settings of this start alone.</param>
    public async Task StartAgainAsync(params IEnumerable<KeyValuePair<string, string>> extra)
    {
        if (!Runs)
        {
            if (_process is not null)
            {
                await _process.DisposeAsync();
            }

            Start(extra);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (Runs)
            {
                // A stopped process does not hear that it is to end.
                await SignalAsync("CONT");
            }

            await _process.DisposeAsync();
        }

        await Database.DisposeAsync();
    }
}
