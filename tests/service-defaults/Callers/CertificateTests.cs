using Grpc.Net.Client;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.TestSupport;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>TLS on both ports of callers.</summary>
public sealed class CertificateTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Certificate_Set_SecuresBothPortsAndIsReplacedWithoutARestart()
    {
        using var authority = new TestAuthority();
        await using var service = await Probe.StartAsync(cluster, new Probe(), settings: SettingsOf(authority));
        var first = await SerialOfGrpcAsync(service, authority);
        Assert.Equal(first, await SerialOfJsonAsync(service, authority));

        var second = authority.Replace();

        Assert.NotEqual(first, second);
        await Eventually.HoldsAsync(async () => await SerialOfGrpcAsync(service, authority) == second, "gRPC shows the new certificate");
        await Eventually.HoldsAsync(async () => await SerialOfJsonAsync(service, authority) == second, "JSON shows the new certificate");
    }

    [Fact]
    public async Task Certificate_OfAnotherAuthority_IsNotBelieved()
    {
        using var authority = new TestAuthority();
        using var another = new TestAuthority();
        await using var service = await Probe.StartAsync(cluster, new Probe(), settings: SettingsOf(authority));

        await Assert.ThrowsAsync<HttpRequestException>(() => SerialOfJsonAsync(service, another));
    }

    [Theory]
    [InlineData("Path")]
    [InlineData("KeyPath")]
    [InlineData("Path", "KeyPath")]
    public async Task Certificate_HalfSetOrNotThere_KeepsTheServiceFromStarting(params string[] set)
    {
        using var authority = new TestAuthority();
        string[] settings =
        [
            "--Listen:Address=127.0.0.1", "--Listen:GrpcPort=0", "--Listen:HttpPort=0", "--Authentication:Mode=Off",
            "--ConnectionStrings:Postgres=Host=127.0.0.1;Username=any", .. set.Select(name => $"--Listen:Certificate:{name}=/no/such/file"),
        ];

        Assert.Equal(1, await ServiceProgram.RunAsync(settings, Probe.Definition(new Probe())));
    }

    private static Dictionary<string, string> SettingsOf(TestAuthority authority) => new()
    {
        ["Listen:Certificate:Path"] = authority.ServerFile,
        ["Listen:Certificate:KeyPath"] = authority.ServerKeyFile,
    };

    /// <summary>Calls on a connection of its own; the serial number of the certificate that it was shown.</summary>
    private static async Task<string> SerialOfGrpcAsync(RunningService service, TestAuthority authority)
    {
        var serial = "";
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress, new GrpcChannelOptions
        {
            HttpHandler = authority.Believe(certificate => serial = certificate.SerialNumber),
            DisposeHttpClient = true,
        });
        await new IngestionService.IngestionServiceClient(channel).GetDocumentAsync(new GetDocumentRequest(), cancellationToken: Cancellation);
        return serial;
    }

    private static async Task<string> SerialOfJsonAsync(RunningService service, TestAuthority authority)
    {
        var serial = "";
        using var http = new HttpClient(authority.Believe(certificate => serial = certificate.SerialNumber)) { BaseAddress = service.Http.BaseAddress };
        await http.GetStringAsync(new Uri("/v1/documents/7", UriKind.Relative), Cancellation);
        return serial;
    }
}
