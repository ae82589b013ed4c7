using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>Where public keys come from, and that they can be replaced while the service runs.</summary>
public sealed class KeyRotationTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KeySetFile_Replaced_CountsWithoutARestart()
    {
        await using var probe = new GuardedProbe(cluster);
        await probe.InitializeAsync();
        var second = TestIssuer.NewKey("second");
        var (old, young) = (probe.Issuer.Token("reader"), probe.Issuer.Token(token => token.SigningCredentials = Sign(second), "reader"));
        Assert.Equal("OK", await probe.ReadAsync(old));
        Assert.StartsWith("Unauthenticated", await probe.ReadAsync(young), StringComparison.Ordinal);

        probe.Issuer.Publish(probe.Issuer.Key, second);
        await Eventually.HoldsAsync(async () => await probe.ReadAsync(young) == "OK", "the new key counts");
        Assert.Equal("OK", await probe.ReadAsync(old));

        probe.Issuer.Publish(second);
        await Eventually.HoldsAsync(async () => await probe.ReadAsync(old) != "OK", "the old key counts no more");
    }

    [Fact]
    public async Task Authority_WithDiscovery_IsBelieved()
    {
        using var issuer = new TestIssuer();
        await using var authority = await StartAuthorityAsync(issuer);
        var settings = issuer.Settings;
        settings.Remove("Authentication:KeySetFile");
        settings.Remove("Authentication:Issuer");
        settings["Authentication:Authority"] = AddressOf(authority);
        settings["Authentication:RoleClaim"] = "groups";
        await using var service = await Probe.StartAsync(cluster, new Probe(), settings: settings);

        Assert.Equal("OK", await ReadAsync(service, token => token.Issuer = AddressOf(authority)));
        Assert.StartsWith("Unauthenticated TOKEN_REFUSED", await ReadAsync(service, _ => { }), StringComparison.Ordinal);

        Task<string> ReadAsync(RunningService from, Action<SecurityTokenDescriptor> change) => GuardedProbe.OutcomeAsync(
            with => new Contracts.Ingestion.V1.IngestionService.IngestionServiceClient(from.Channel)
                .GetDocumentAsync(new(), with, cancellationToken: Cancellation),
            GuardedProbe.Bearer(issuer.Token(token =>
            {
                token.Claims["groups"] = new[] { "reader" };
                change(token);
            })));
    }

    [Fact]
    public async Task Authority_ThatIsAway_IsNoFaultOfTheToken()
    {
        using var issuer = new TestIssuer();
        var settings = issuer.Settings;
        settings.Remove("Authentication:KeySetFile");
        settings["Authentication:Authority"] = $"http://127.0.0.1:{LocalPostgres.LoopbackPort.TakeFree()}";
        await using var service = await Probe.StartAsync(cluster, new Probe(), settings: settings);

        var outcome = await GuardedProbe.OutcomeAsync(
            with => new Contracts.Ingestion.V1.IngestionService.IngestionServiceClient(service.Channel).GetDocumentAsync(new(), with, cancellationToken: Cancellation),
            GuardedProbe.Bearer(issuer.Token("reader")));

        Assert.StartsWith("Unavailable DEPENDENCY_UNAVAILABLE", outcome, StringComparison.Ordinal);
    }

    private static SigningCredentials Sign(SecurityKey key) => new(key, SecurityAlgorithms.EcdsaSha256);

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static async Task<WebApplication> StartAuthorityAsync(TestIssuer issuer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = AddressOf(app), jwks_uri = AddressOf(app) + "/keys" }));
        app.MapGet("/keys", () => Results.Text(TestIssuer.KeySetOf(issuer.Key), "application/json"));
        await app.StartAsync(Cancellation);
        return app;
    }
}
