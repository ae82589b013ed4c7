using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Google.Rpc;

namespace Hearsay.Cli.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hearsay-export-");

    private string Target => Path.Combine(_folder.FullName, "statements.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Export_WholeFile_IsPutInItsPlaceWithItsManifest()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = async (stream, token) =>
        {
            await stream.WriteAsync(new ExportResponse { Chunk = ByteString.CopyFromUtf8("id,speaker\r\n") }, token);
            await SendAsync(stream, "1,Orla\r\n", before: "id,speaker\r\n");
        };

        var run = await services.RunAsync(
            "export", "--format", "csv", "--out", Target, "--speaker", "orla", "--stance", "DENIES", "--from", "2031-05-04", "--outlet", "Quill");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, string.Join('|', run.Error.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)))));
        Assert.Equal("id,speaker\r\n1,Orla\r\n", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        var manifest = JsonParser.Default.Parse<ExportManifest>(await File.ReadAllTextAsync(Target + ".manifest.json", TestContext.Current.CancellationToken));
        Assert.Equal((20L, 1), (manifest.Bytes, manifest.Statements));
        Assert.Equal($"{Target}\t20\t{manifest.Sha256}", Assert.Single(run.Lines));
        Assert.Contains("1 statement of 1 document;", run.Error, StringComparison.Ordinal);
        Assert.Contains(FakeServices.TraceId, run.Error, StringComparison.Ordinal);
        var asked = Assert.Single(services.Answers.ExportsAsked);
        Assert.Equal(("csv", "orla", "2031-05-04", "Quill"), (asked.Format, asked.Speaker, asked.PublishedFrom, asked.Outlet));
        Assert.Equal([Stance.Denies], asked.Stances);
        AssertFiles("statements.csv", "statements.csv.manifest.json");
    }

    [Fact]
    public async Task Export_Json_PrintsTheManifest()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = (stream, _) => SendAsync(stream, "x");

        var run = await services.RunAsync("export", "--json", "--format", "csv", "--out", Target);

        Assert.Equal(1, JsonParser.Default.Parse<ExportManifest>(Assert.Single(run.Lines)).Bytes);
    }

    [Fact]
    public async Task Export_FileIsThere_IsReplacedByForceOnly()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = (stream, _) => SendAsync(stream, "new");
        await File.WriteAllTextAsync(Target, "old", TestContext.Current.CancellationToken);

        var refused = await services.RunAsync("export", "--format", "csv", "--out", Target);
        var kept = await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken);
        var forced = await services.RunAsync("export", "--format", "csv", "--out", Target, "--force");

        Assert.Equal((ExitCode.Usage, "old", ExitCode.Done), (refused.ExitCode, kept, forced.ExitCode));
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Equal("new", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        Assert.Single(services.Answers.ExportsAsked);
        AssertFiles("statements.csv", "statements.csv.manifest.json");
    }

    [Theory]
    [InlineData("no manifest")]
    [InlineData("another hash")]
    [InlineData("another length")]
    public async Task Export_NotWhatTheManifestSays_LeavesNoFile(string wrong)
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = async (stream, token) =>
        {
            await stream.WriteAsync(new ExportResponse { Chunk = ByteString.CopyFromUtf8("abc") }, token);
            var manifest = ManifestOf("abc");
            manifest.Sha256 = wrong == "another hash" ? new string('0', 64) : manifest.Sha256;
            manifest.Bytes = wrong == "another length" ? 2 : manifest.Bytes;
            if (wrong != "no manifest")
            {
                await stream.WriteAsync(new ExportResponse { Manifest = manifest }, token);
            }
        };

        var run = await services.RunAsync("export", "--format", "csv", "--out", Target);

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        AssertFiles();
    }

    [Fact]
    public async Task Export_FailsHalfWay_LeavesTheOldFile()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = async (stream, token) =>
        {
            await stream.WriteAsync(new ExportResponse { Chunk = ByteString.CopyFromUtf8("half") }, token);
            throw FakeServices.Error(StatusCode.ResourceExhausted, "EXPORT_LIMIT_REACHED", "Too large.");
        };
        await File.WriteAllTextAsync(Target, "old", TestContext.Current.CancellationToken);

        var run = await services.RunAsync("export", "--format", "csv", "--out", Target, "--force");

        // To try again would not help.
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("(EXPORT_LIMIT_REACHED)", run.Error, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        AssertFiles("statements.csv");
    }

    [Fact]
    public async Task Export_UnknownFormat_ListsThoseThatThereAre()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = (_, _) => throw FakeServices.Error(
            StatusCode.InvalidArgument,
            "INVALID_FIELDS",
            "These fields are wrong: format.",
            new BadRequest.Types.FieldViolation { Field = "format", Reason = "UNKNOWN_FORMAT", Description = "Give one of these: jsonl, csv." });

        var run = await services.RunAsync("export", "--format", "xlsx", "--out", Target);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("format: Give one of these: jsonl, csv. (UNKNOWN_FORMAT)", run.Error, StringComparison.Ordinal);
        AssertFiles();
    }

    [Fact]
    public async Task Export_NoAnswerInTime_EndsWithThree()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = async (stream, token) =>
        {
            await stream.WriteAsync(new ExportResponse { Chunk = ByteString.CopyFromUtf8("half") }, token);
            await Task.Delay(Timeout.Infinite, token);
        };

        var run = await services.RunAsync("export", "--format", "csv", "--out", Target, "--timeout", "1");

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Contains("No answer in time from query", run.Error, StringComparison.Ordinal);
        AssertFiles();
    }

    [Fact]
    public async Task Export_FolderThatIsNotThere_SaysSo()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync("export", "--format", "csv", "--out", Path.Combine(_folder.FullName, "none", "x.csv"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Empty(services.Answers.ExportsAsked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Export_EndedHalfWay_LeavesNoHalfFile(bool killed)
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Export = async (stream, token) =>
        {
            await stream.WriteAsync(new ExportResponse { Chunk = ByteString.CopyFromUtf8("half") }, token);
            await Task.Delay(Timeout.Infinite, token);
        };
        using var process = HearsayProgram.Start(HearsayProgram.Path, ["export", "--format", "csv", "--out", Target], services.Environment);
        await UntilAsync(() => new FileInfo(Target + ".part") is { Exists: true, Length: > 0 } || process.HasExited);

        if (killed)
        {
            process.Kill();
        }
        else
        {
            using var signal = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(bound.Token);

        // Who is killed cannot clean up: what is left has another name.
        AssertFiles(killed ? ["statements.csv.part"] : []);
        services.Answers.Export = (stream, _) => SendAsync(stream, "whole");
        Assert.Equal(ExitCode.Done, (await services.RunAsync("export", "--format", "csv", "--out", Target)).ExitCode);
        AssertFiles("statements.csv", "statements.csv.manifest.json");
    }

    [Fact]
    public async Task Export_SameFileTwiceAtOnce_IsWrittenByOne()
    {
        await using var services = await FakeServices.StartAsync();
        var second = new TaskCompletionSource();
        services.Answers.Export = async (stream, token) =>
        {
            await stream.WriteAsync(new ExportResponse { Chunk = ByteString.CopyFromUtf8("who") }, token);
            await second.Task.WaitAsync(TimeSpan.FromSeconds(60), token);
            await SendAsync(stream, "le", before: "who");
        };
        var first = services.RunAsync("export", "--format", "csv", "--out", Target);
        await UntilAsync(() => new FileInfo(Target + ".part") is { Exists: true, Length: > 0 } || first.IsCompleted);

        var refused = await services.RunAsync("export", "--format", "csv", "--out", Target);
        second.SetResult();

        Assert.Equal((ExitCode.Usage, ExitCode.Done), (refused.ExitCode, (await first).ExitCode));
        Assert.Equal("whole", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
    }

    private static async Task SendAsync(IServerStreamWriter<ExportResponse> stream, string rest, string before = "")
    {
        await stream.WriteAsync(new ExportResponse { Chunk = ByteString.CopyFromUtf8(rest) });
        await stream.WriteAsync(new ExportResponse { Manifest = ManifestOf(before + rest) });
    }

    private static ExportManifest ManifestOf(string file) => new()
    {
        Format = "csv",
        Bytes = Encoding.UTF8.GetByteCount(file),
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file))),
        Documents = 1,
        Statements = 1,
    };

    private void AssertFiles(params string[] names) =>
        Assert.Equal(names, _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));

    private static async Task UntilAsync(Func<bool> holds)
    {
        var patience = Stopwatch.StartNew();
        while (!holds() && patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(20);
        }
    }
}
