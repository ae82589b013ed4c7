using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Net.Client;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.EndToEnd.Tests;

/// <summary>Runs what the README tells its reader to run, against the ports of this run.</summary>
public sealed class ReadmeCallTests(SeededPlatform platform)
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(LocalUp.Root, "README.md"));

    [Fact]
    public async Task PythonCall_RunAsPrinted_PrintsStatements()
    {
        var (code, output) = await RunAsync("python3", "-c", OnOurPorts(Block("python")));

        Assert.True(code == 0, output);
        Assert.Equal(2, output.Trim().Split('\n').Length);
        Assert.Contains(" | ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GrpcurlCall_RunAsPrinted_PrintsStatements()
    {
        var words = Regex.Match(
            OnOurPorts(Block("grpcurl")), @"^grpcurl -plaintext -d '(?<data>[^']*)' (?<address>\S+) (?<method>\S+)$", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.True(words.Success, "The README's grpcurl call changed its form.");
        var (data, address, method) = (words.Groups["data"].Value, words.Groups["address"].Value, words.Groups["method"].Value);
        string[] command = IsOnPath("grpcurl")
            ? ["grpcurl", "-plaintext", "-d", data, address, method]
            : ["npx", "--yes", "@bufbuild/buf@1.75.0", "curl", "--protocol", "grpc", "--http2-prior-knowledge", "-d", data, $"http://{address}/{method}"];
        Assert.SkipUnless(IsOnPath(command[0]), "neither grpcurl nor npx, which brings buf curl, is on PATH");

        var (code, output) = await RunAsync(command);

        Assert.True(code == 0, output);
        Assert.Contains("\"statements\"", output, StringComparison.Ordinal);
        Assert.Contains("\"nextPageToken\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSharpCall_RunAsPrinted_PrintsStatements()
    {
        using var printed = new StringWriter(CultureInfo.InvariantCulture);

        await CallAsync(platform.Up.Port("query", "gRPC"), printed);

        Assert.Equal(2, printed.ToString().Trim().Split('\n').Length);
        Assert.Equal(Squeezed(Block("csharp")), Squeezed(SourceOfCall()));
    }

    /// <summary>The README's call but for port, clock and console; the test compares the two.</summary>
    private static async Task CallAsync(int port, StringWriter output)
    {
        // begin
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var query = new QueryService.QueryServiceClient(channel);
        var page = await query.ListStatementsAsync(new ListStatementsRequest { Text = "plan", PageSize = 2 }, deadline: Journey.Deadline());
        foreach (var found in page.Statements)
        {
            await output.WriteLineAsync($"{found.Speaker} | {found.Passage.Outlet} | {found.Statement.Content[0].Text}");
        }

        // end
    }

    private static string SourceOfCall()
    {
        var source = File.ReadAllText(Path.Combine(LocalUp.Root, "tests", "end-to-end", "ReadmeCallTests.cs"));
        var call = Regex.Match(source, @"// begin\n(.*?)// end", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;
        return call
            .Replace("$\"http://127.0.0.1:{port}\"", "\"http://127.0.0.1:5301\"", StringComparison.Ordinal)
            .Replace("Journey.Deadline()", "DateTime.UtcNow.AddSeconds(10)", StringComparison.Ordinal)
            .Replace("await output.WriteLineAsync", "Console.WriteLine", StringComparison.Ordinal);
    }

    private static string Squeezed(string code) => string.Concat(code.Where(character => !char.IsWhiteSpace(character)));

    private static string Block(string call)
    {
        var block = Regex.Match(Readme, $@"<!-- call: {call} -->\n```\w+\n(.*?)\n```", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        Assert.True(block.Success, $"The README has no call for {call}.");
        return block.Groups[1].Value;
    }

    private string OnOurPorts(string call) => call
        .Replace("127.0.0.1:5301", $"127.0.0.1:{platform.Up.Port("query", "gRPC")}", StringComparison.Ordinal)
        .Replace("127.0.0.1:5302", $"127.0.0.1:{platform.Up.Port("query", "HTTP")}", StringComparison.Ordinal);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int Code, string Output)> RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }
}
