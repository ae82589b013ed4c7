using Google.Protobuf;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.EndToEnd.Tests;

public sealed class UpTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    private string Article => Path.Combine(_folder, "article.txt");

    private string Json => Path.Combine(_folder, "evidence.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Up_KilledAndStartedAgain_KeepsWhatItHadAndGoesOn()
    {
        await File.WriteAllTextAsync(Article, "\"The mill turns again,\" said Miller Joss Arden.", TestContext.Current.CancellationToken);
        var data = Path.Combine(_folder, "data");
        await using (var killed = LocalUp.Start(data, null, "--fast", Article))
        {
            await killed.UntilUpAsync();
            await killed.SignalAsync("KILL");
            await killed.UntilExitAsync();
        }

        await using var again = LocalUp.Start(data, null, "--fast", "--once", "--json", Json, Article);
        await again.UntilExitAsync();

        Assert.True(again.ExitCode == 0, again.Output);
        var evidence = JsonParser.Default.Parse<GetDocumentEvidenceResponse>((await File.ReadAllLinesAsync(Json, TestContext.Current.CancellationToken)).Single());
        Assert.Equal(1, evidence.Revision);
        Assert.Equal((9, "rules"), (evidence.Evidence.Engine.Version, evidence.Evidence.Engine.Profile));
        Assert.Equal("The mill turns again", evidence.Evidence.Statements.Single().Content.Single().Text.Trim('"', ','));
    }

    [Fact]
    public async Task Up_GivenAFileThatIsNoText_FailsAndSaysWhich()
    {
        await File.WriteAllBytesAsync(Article, [0xff, 0xfe, 0x00, 0x41], TestContext.Current.CancellationToken);

        await using var up = LocalUp.Start(Path.Combine(_folder, "data"), null, "--once", Article);
        await up.UntilExitAsync();

        Assert.Equal(1, up.ExitCode);
        Assert.Contains("article.txt", up.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_ProcessThatCannotStart_ShowsTheEndOfItsLog()
    {
        var settings = new Dictionary<string, string> { ["Sidecar__Retention"] = "long" };

        await using var up = LocalUp.StartWith(settings, Path.Combine(_folder, "data"), "--once");
        await up.UntilExitAsync();

        Assert.Equal(1, up.ExitCode);
        Assert.Contains("sidecar did not come up; ", up.Output, StringComparison.Ordinal);
        Assert.Contains("\n  local-sidecar: could not start: ", up.Output, StringComparison.Ordinal);
        Assert.Contains("Sidecar:Retention", up.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_Fresh_ThrowsAwayItsOwnOnly()
    {
        await File.WriteAllBytesAsync(Article, [0xff], TestContext.Current.CancellationToken);
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        var other = Path.Combine(data, "notes.txt");
        var old = Path.Combine(Directory.CreateDirectory(Path.Combine(data, "logs")).FullName, "query.log");
        await File.WriteAllTextAsync(other, "not yours", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(old, "of an earlier run", TestContext.Current.CancellationToken);

        await using var up = LocalUp.Start(data, null, "--once", "--fresh", Article);
        await up.UntilExitAsync();

        Assert.Equal("not yours", await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("of an earlier run", await File.ReadAllTextAsync(old, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
