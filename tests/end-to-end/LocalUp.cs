using System.Diagnostics;
using System.Text.RegularExpressions;
using Grpc.Net.Client;
using Hearsay.Contracts;

namespace Hearsay.EndToEnd.Tests;

/// <summary>The program behind deploy/local/up as a process, on free ports, with a data folder of its own.</summary>
public sealed partial class LocalUp : IAsyncDisposable
{
    private readonly List<string> _output = [];
    private readonly Process _process;
    private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalUp(Process process) => _process = process;

    public static string Root { get; } = FindRoot();

    public GrpcChannel Ingestion => Channel("ingestion");

    public GrpcChannel Extraction => Channel("extraction");

    public GrpcChannel Query => Channel("query");

    /// <summary>What it printed so far, both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it with arguments beside <c>--any-port --data</c>; does not wait.</summary>
    public static LocalUp Start(string data, string? otlpEndpoint, params IEnumerable<string> arguments) => StartWith(
        otlpEndpoint is null ? [] : new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlpEndpoint }, data, arguments);

    /// <summary>The same, with settings that its processes inherit.</summary>
    public static LocalUp StartWith(Dictionary<string, string> environment, string data, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly("Hearsay.LocalHost", "Hearsay.LocalHost"), "--any-port", "--data", data, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "200";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var up = new LocalUp(Process.Start(start)!);
        up._process.OutputDataReceived += (_, line) => up.Take(line.Data);
        up._process.ErrorDataReceived += (_, line) => up.Take(line.Data);
        up._process.BeginOutputReadLine();
        up._process.BeginErrorReadLine();
        _ = up.TellOfTheEndAsync();
        return up;
    }

    /// <summary>The built assembly of a project, of the same configuration as this test.</summary>
    public static string Assembly(string project, string name)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, name + ".dll");
    }

    /// <summary>Waits until all documents have their evidence and it stays up.</summary>
    public Task UntilUpAsync() => _up.Task.WaitAsync(TimeSpan.FromSeconds(180));

    /// <summary>Waits until it has told where to call.</summary>
    public Task UntilAnswersAsync() => Task.WhenAny(_answers.Task, _up.Task).WaitAsync(TimeSpan.FromSeconds(180));

    public Task UntilExitAsync() => _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(180));

    /// <summary>Port of a service: "gRPC" or "HTTP".</summary>
    public int Port(string service, string protocol) => int.Parse(
        Regex.Match(Output, $@"^{service} .*{protocol} (?:http://)?127\.0\.0\.1:(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value,
        System.Globalization.CultureInfo.InvariantCulture);

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await SignalAsync("INT");
            await UntilExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>Not from the event Exited: that may come before the last lines.</summary>
    private async Task TellOfTheEndAsync()
    {
        await _process.WaitForExitAsync();
        _up.TrySetException(new InvalidOperationException($"up ended:\n{Output}"));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run in a checkout.");
        }

        return folder.FullName;
    }

    private GrpcChannel Channel(string service) => GrpcChannel.ForAddress(
        $"http://127.0.0.1:{Port(service, "gRPC")}",
        new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MessageLimits.MaxMessageBytes,
            MaxSendMessageSize = MessageLimits.MaxMessageBytes,
        });

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (line.StartsWith("Try: ", StringComparison.Ordinal))
        {
            _answers.TrySetResult();
        }

        if (UpLine().IsMatch(line))
        {
            _up.TrySetResult();
        }
    }

    [GeneratedRegex(@"up; Ctrl-C stops it", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpLine();
}
