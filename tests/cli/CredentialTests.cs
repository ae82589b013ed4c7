using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.TestSupport;

namespace Hearsay.Cli.Tests;

/// <summary>What the program proves to services, and what it asks of them.</summary>
public sealed class CredentialTests
{
    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("of-the-option", "", "", "Bearer of-the-option")]
    [InlineData("", "of-the-file\n", "", "Bearer of-the-file")]
    [InlineData("", "", " of-the-environment ", "Bearer of-the-environment")]
    [InlineData("of-the-option", "of-the-file", "of-the-environment", "Bearer of-the-option")]
    [InlineData("", "of-the-file", "of-the-environment", "Bearer of-the-file")]
    public async Task Token_FromOneOfThreePlaces_GoesWithEachCall(string option, string file, string variable, string expected)
    {
        await using var services = await FakeServices.StartAsync();
        using var path = new TempFile(file);
        string[] args = ["statements", .. option.Length > 0 ? ["--token", option] : Array.Empty<string>(), .. file.Length > 0 ? ["--token-file", path.Path] : Array.Empty<string>()];

        var run = await HearsayProgram.RunAsync(args, environment: new Dictionary<string, string>(services.Environment) { ["HEARSAY_TOKEN"] = variable });

        Assert.True(run.ExitCode == ExitCode.Done, run.Error);
        Assert.Equal([expected], services.Answers.Authorizations);
    }

    [Theory]
    [InlineData("", "holds no token")]
    [InlineData("two words", "is no token")]
    [InlineData("\u00FC", "is no token")]
    public async Task TokenFile_WithoutAToken_IsToldBeforeAnyCall(string content, string told)
    {
        using var path = new TempFile(content);

        var run = await HearsayProgram.RunAsync(["statements", "--token-file", path.Path]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.Unauthenticated, "TOKEN_MISSING", "--token-file")]
    [InlineData(StatusCode.Unauthenticated, "TOKEN_REFUSED", "Ask for a new one")]
    [InlineData(StatusCode.PermissionDenied, "ROLE_MISSING", "a token of that role")]
    public async Task Refusal_OfACaller_SaysWhatToDo(StatusCode code, string reason, string advice)
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Statements = _ => throw FakeServices.Error(code, reason, "Not you.");

        var run = await services.RunAsync("statements");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains($"query: Not you. ({reason})", run.Error, StringComparison.Ordinal);
        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Authority_PrivateOne_IsBelievedWhereItIsNamed(bool byOption)
    {
        using var authority = new TestAuthority();
        await using var services = await FakeServices.StartAsync(authority);
        var environment = new Dictionary<string, string>(services.Environment) { ["HEARSAY_CA"] = byOption ? "" : authority.CertificateFile };

        var believed = await HearsayProgram.RunAsync(byOption ? ["statements", "--ca", authority.CertificateFile] : ["statements"], environment: environment);
        var stranger = await services.RunAsync("statements", "--timeout", "5");

        Assert.True(believed.ExitCode == ExitCode.Done, believed.Error);
        Assert.Equal(ExitCode.Unreachable, stranger.ExitCode);
        Assert.Contains("is not to be believed", stranger.Error, StringComparison.Ordinal);
        Assert.Contains("--ca", stranger.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authority_FileWithoutCertificates_IsToldBeforeAnyCall()
    {
        using var path = new TempFile("no certificate");

        var run = await HearsayProgram.RunAsync(["statements", "--ca", path.Path]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("there is no certificate in it", run.Error, StringComparison.Ordinal);
    }

    private sealed class TempFile : IDisposable
    {
        public TempFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
