using Hearsay.Cli.Issuer;
using Hearsay.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.Cli.Tests;

/// <summary>Keys and tokens for development.</summary>
public sealed class IssuerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-issuer-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys", "issuer.key");

    private string KeySetFile => Path.Combine(_folder, "keys", "issuer.jwks");

    [Fact]
    public async Task Issuer_Created_SignsTokensThatItsPublicKeyProves()
    {
        var created = await CreateAsync();
        var issued = await HearsayProgram.RunAsync(
            ["issuer", "token", "--key", KeyFile, "--role", "reader", "--role", "writer", "--lifetime", "30m", "--subject", "Ida Quill"]);

        Assert.Equal([KeyFile, KeySetFile], created.Lines);
        Assert.Equal(ExitCode.Done, issued.ExitCode);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(Assert.Single(issued.Lines), new TokenValidationParameters
        {
            ValidIssuer = Callers.DevelopmentIssuer,
            ValidAudience = Callers.Audience,
            IssuerSigningKeys = new JsonWebKeySet(await File.ReadAllTextAsync(KeySetFile, TestContext.Current.CancellationToken)).GetSigningKeys(),
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        var token = (JsonWebToken)result.SecurityToken;
        Assert.Equal(("ES256", "Ida Quill", TimeSpan.FromMinutes(30)), (token.Alg, token.Subject, token.ValidTo - token.ValidFrom));
        Assert.Equal(["reader", "writer"], token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value));
    }

    [Fact]
    public async Task PrivateKey_Written_IsForItsOwnerOnlyAndNeverElsewhere()
    {
        await CreateAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }

        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", await File.ReadAllTextAsync(KeyFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("\"d\"", await File.ReadAllTextAsync(KeySetFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issuer.key")]
    [InlineData("issuer.jwks")]
    public async Task Issuer_WhereOneIs_IsNotOverwritten(string kept)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        var path = Path.Combine(Path.GetDirectoryName(KeyFile)!, kept);
        await File.WriteAllTextAsync(path, "kept", TestContext.Current.CancellationToken);

        var run = await HearsayProgram.RunAsync(["issuer", "create", Path.GetDirectoryName(KeyFile)!]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("holds an issuer already", run.Error, StringComparison.Ordinal);
        Assert.Equal(path, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(KeyFile)!)));
        Assert.Equal("kept", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--role takes one of reader, writer, operator, not 'king'", "--role", "king")]
    [InlineData("--lifetime takes", "--role", "reader", "--lifetime", "0h")]
    [InlineData("--lifetime takes", "--role", "reader", "--lifetime", "366d")]
    [InlineData("--role", "--subject", "x")]
    [InlineData("is no private key for ES256", "--role", "reader")]
    public async Task Token_NotToBeMade_SaysWhy(string told, params string[] args)
    {
        var path = Path.Combine(_folder, "other.key");
        await File.WriteAllTextAsync(path, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", TestContext.Current.CancellationToken);

        var run = await HearsayProgram.RunAsync(["issuer", "token", "--key", path, .. args]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1m", 1)]
    [InlineData("8h", 480)]
    [InlineData("365d", 525600)]
    [InlineData("0m", null)]
    [InlineData("-1h", null)]
    [InlineData("8", null)]
    [InlineData("h", null)]
    [InlineData("99999999d", null)]
    public void Lifetime_AsPeopleWriteIt_IsReadOrRefused(string text, int? minutes) => Assert.Equal(minutes, TokenLifetime.Parse(text)?.TotalMinutes);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<HearsayProgram.Run> CreateAsync()
    {
        var run = await HearsayProgram.RunAsync(["issuer", "create", Path.GetDirectoryName(KeyFile)!]);
        Assert.True(run.ExitCode == ExitCode.Done, run.Error);
        return run;
    }
}
