using Hearsay.ServiceDefaults.Authentication;
using Hearsay.TestSupport;
using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>A service that would let people in by mistake does not start, and says what to set.</summary>
public sealed class AuthenticationSettingsTests
{
    [Theory]
    [InlineData("", "Set one of Authentication__Authority")]
    [InlineData("Authentication:Mode=Jwt", "Set one of Authentication__Authority")]
    [InlineData("Authentication:Authority=https://a.example Authentication:KeySetFile=keys APP_API_TOKEN=t", "Set one of Authentication__Authority")]
    [InlineData("Authentication:Authority=issuer APP_API_TOKEN=t", "not 'issuer'")]
    [InlineData("Authentication:KeySetFile=keys", "Set APP_API_TOKEN")]
    [InlineData("Authentication:Mode=off Listen:Address=127.0.0.1", "Jwt or Off, not 'off'")]
    [InlineData("Authentication:Mode=Off", "set Listen__Address to 127.0.0.1")]
    [InlineData("Authentication:Mode=Off Listen:Address=0.0.0.0", "set Listen__Address to 127.0.0.1")]
    [InlineData("Authentication:Mode=Off Listen:Address=::", "set Listen__Address to 127.0.0.1")]
    [InlineData("Authentication:Mode=Off Listen:Address=10.0.0.7", "set Listen__Address to 127.0.0.1")]
    public void Read_OpenOrIncomplete_IsRefusedSayingWhatToSet(string settings, string told) => Assert.Contains(
        told, Assert.Throws<InvalidOperationException>(() => AuthenticationSettings.Read(Configuration(settings))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Authentication:Mode=Off Listen:Address=127.0.0.1")]
    [InlineData("Authentication:Mode=Off Listen:Address=127.0.0.2")]
    [InlineData("Authentication:Mode=Off Listen:Address=::1")]
    public void Read_OffOnLoopback_IsOff(string settings) => Assert.Null(AuthenticationSettings.Read(Configuration(settings)));

    [Fact]
    public void Read_KeySetFile_HasTheDevelopmentIssuersDefaults() => Assert.Equal(
        new AuthenticationSettings(null, "keys", "hearsay-issuer", "hearsay", "roles"),
        AuthenticationSettings.Read(Configuration("Authentication:KeySetFile=keys APP_API_TOKEN=t")));

    [Theory]
    [InlineData("no keys at all")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"secret","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"}]}""")]
    public async Task Service_KeySetFileWithoutPublicKeys_DoesNotStart(string content)
    {
        using var issuer = new TestIssuer();
        await File.WriteAllTextAsync(issuer.KeySetFile, content, TestContext.Current.CancellationToken);
        string[] settings =
        [
            "--Listen:Address=127.0.0.1", "--Listen:GrpcPort=0", "--Listen:HttpPort=0", "--ConnectionStrings:Postgres=Host=127.0.0.1;Username=any",
            .. issuer.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];

        var failure = Assert.Throws<InvalidOperationException>(() => Hosting.ServiceProgram.Build(settings, Probe.Definition(new Probe())));

        Assert.Contains(issuer.KeySetFile, failure.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
