using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>Which tokens open which calls, over gRPC and JSON.</summary>
public sealed class BearerTokenTests(GuardedProbe probe) : IClassFixture<GuardedProbe>
{
    private const string Refused =
        "Unauthenticated TOKEN_REFUSED: The token was not accepted: it may have run out, be meant for another service or come from an issuer that is not trusted here. Ask for a new one.";

    private const string Missing =
        "Unauthenticated TOKEN_MISSING: This call asks for a token. Send it in the header authorization: Bearer TOKEN.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("expired")]
    [InlineData("without an end")]
    [InlineData("not yet valid")]
    [InlineData("of another audience")]
    [InlineData("of another issuer")]
    [InlineData("signed with another key under the same id")]
    [InlineData("signed with a key that is not known")]
    [InlineData("not signed")]
    [InlineData("signed with the public key as a secret")]
    [InlineData("changed")]
    [InlineData("no token")]
    public async Task Token_NotOfTheIssuerForUsNow_IsRefusedWithoutSayingWhy(string kind)
    {
        var token = TokenOf(kind);

        Assert.Equal(Refused, await probe.ReadAsync(token));
        using var json = await probe.ReadJsonAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, json.StatusCode);
        Assert.Equal(("TOKEN_REFUSED", 16), await ErrorOfAsync(json));
    }

    [Fact]
    public async Task Token_None_IsAskedFor()
    {
        Assert.Equal(Missing, await probe.ReadAsync(null));
        using var json = await probe.ReadJsonAsync(null);
        Assert.Equal(HttpStatusCode.Unauthorized, json.StatusCode);
        Assert.Equal("Bearer", json.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(json.Headers.GetValues("trace-id")));
        Assert.Equal(("TOKEN_MISSING", 16), await ErrorOfAsync(json));
    }

    [Fact]
    public async Task Token_OfTheRightRole_OpensGrpcAndJson()
    {
        var token = probe.Issuer.Token("reader");

        Assert.Equal("OK", await probe.ReadAsync(token));
        using var json = await probe.ReadJsonAsync(token);
        Assert.Equal(HttpStatusCode.OK, json.StatusCode);
        Assert.Contains("\"7\"", await json.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OfOneRoleAsText_OpensItsCalls() =>
        Assert.Equal("OK", await probe.ReadAsync(probe.Issuer.Token(token => token.Claims["roles"] = "reader")));

    [Fact]
    public async Task Token_WithoutTheRole_IsToldWhichItNeeds()
    {
        var token = probe.Issuer.Token("writer", "operator");

        Assert.Equal(
            "PermissionDenied ROLE_MISSING role=reader: This call asks for the role reader. Ask for a token that gives it.", await probe.ReadAsync(token));
        using var json = await probe.ReadJsonAsync(token);
        Assert.Equal(HttpStatusCode.Forbidden, json.StatusCode);
        Assert.Equal(("ROLE_MISSING", 7), await ErrorOfAsync(json));
    }

    [Theory]
    [InlineData("reader", "PermissionDenied ROLE_MISSING role=writer", "PermissionDenied ROLE_MISSING role=operator")]
    [InlineData("writer", "OK", "PermissionDenied ROLE_MISSING role=operator")]
    [InlineData("operator", "PermissionDenied ROLE_MISSING role=writer", "OK")]
    public async Task Role_AnyOne_ImpliesNoOther(string role, string writing, string deciding)
    {
        var headers = GuardedProbe.Bearer(probe.Issuer.Token(role));

        var write = await GuardedProbe.OutcomeAsync(
            with => probe.Client.SubmitDocumentAsync(new SubmitDocumentRequest(), with, cancellationToken: Cancellation), headers);
        var decide = await GuardedProbe.OutcomeAsync(
            with => probe.Client.RetractDocumentAsync(new RetractDocumentRequest(), with, cancellationToken: Cancellation), headers);

        Assert.StartsWith(writing, write, StringComparison.Ordinal);
        Assert.StartsWith(deciding, decide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_ThatNamesNoCaller_IsOpenToNobody()
    {
        var everything = probe.Issuer.Token("reader", "writer", "operator");

        var outcome = await GuardedProbe.OutcomeAsync(
            with => probe.Client.ListDocumentsAsync(new ListDocumentsRequest(), with, cancellationToken: Cancellation), GuardedProbe.Bearer(everything));

        Assert.Equal("PermissionDenied ROLE_MISSING role=: No role opens this call.", outcome);
        using var json = await probe.SendJsonAsync(HttpMethod.Get, "/v1/documents", everything);
        Assert.Equal(HttpStatusCode.Forbidden, json.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "/v1/documents/7", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/nothing", HttpStatusCode.NotFound)]
    public async Task JsonPath_ThatLeadsNowhere_IsToldToAKnownCallerOnly(string verb, string path, HttpStatusCode expected)
    {
        using var known = await probe.SendJsonAsync(new HttpMethod(verb), path, probe.Issuer.Token());
        using var unknown = await probe.SendJsonAsync(new HttpMethod(verb), path, null);

        Assert.Equal(expected, known.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Theory]
    [InlineData("/healthz/live", HttpStatusCode.OK)]
    [InlineData("/healthz", HttpStatusCode.NotFound)]
    public async Task Path_WithoutAToken_IsOpenForProbesOnly(string path, HttpStatusCode expected)
    {
        using var answer = await probe.Service.Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task HealthAndReflection_WithoutAToken_Answer()
    {
        var health = new Grpc.Health.V1.Health.HealthClient(probe.Service.Channel);
        var reflection = new Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient(probe.Service.Channel);
        using var asked = reflection.ServerReflectionInfo(cancellationToken: Cancellation);
        await asked.RequestStream.WriteAsync(new Grpc.Reflection.V1Alpha.ServerReflectionRequest { ListServices = "" }, Cancellation);
        await asked.RequestStream.CompleteAsync();

        Assert.True(await asked.ResponseStream.MoveNext(Cancellation));
        await health.CheckAsync(new Grpc.Health.V1.HealthCheckRequest { Service = "live" }, cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Call_ThatTheServiceDoesNotHave_IsUnimplementedToAKnownCallerOnly()
    {
        var newer = new Method<GetDocumentRequest, GetDocumentResponse>(
            MethodType.Unary, "hearsay.ingestion.v1.IngestionService", "GetSomethingNew", MarshallerOf(GetDocumentRequest.Parser), MarshallerOf(GetDocumentResponse.Parser));
        var known = await CallAsync(probe.Issuer.Token("reader"));
        var unknown = await CallAsync(null);

        Assert.StartsWith("Unimplemented", known, StringComparison.Ordinal);
        Assert.Equal(Missing, unknown);

        Task<string> CallAsync(string? token) => GuardedProbe.OutcomeAsync(
            with => probe.Service.Channel.CreateCallInvoker().AsyncUnaryCall(newer, null, new CallOptions(with, cancellationToken: Cancellation), new GetDocumentRequest()),
            GuardedProbe.Bearer(token));
    }

    [Theory]
    [InlineData("a-sidecar", "OK")]
    [InlineData("a-sidecaR", Missing)]
    [InlineData("", Missing)]
    [InlineData(null, Missing)]
    public async Task Call_BetweenServices_IsOpenedByTheAppToken(string? appToken, string expected)
    {
        var headers = appToken is null ? [] : new Metadata { { "dapr-api-token", appToken } };

        var between = await GuardedProbe.OutcomeAsync(
            with => probe.Client.GetRevisionAsync(new GetRevisionRequest(), with, cancellationToken: Cancellation), headers);
        var other = await GuardedProbe.OutcomeAsync(
            with => probe.Client.GetDocumentAsync(new GetDocumentRequest(), with, cancellationToken: Cancellation), headers);

        Assert.Equal(expected, between);
        Assert.Equal(Missing, other);
    }

    [Fact]
    public async Task Call_BetweenServices_IsOpenToAReaderToo() => Assert.Equal("OK", await GuardedProbe.OutcomeAsync(
        with => probe.Client.GetRevisionAsync(new GetRevisionRequest(), with, cancellationToken: Cancellation),
        GuardedProbe.Bearer(probe.Issuer.Token("reader"))));

    private static Marshaller<T> MarshallerOf<T>(Google.Protobuf.MessageParser<T> parser)
        where T : class, Google.Protobuf.IMessage<T> =>
        Marshallers.Create(message => Google.Protobuf.MessageExtensions.ToByteArray(message), bytes => parser.ParseFrom(bytes));

    private string TokenOf(string kind)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return kind switch
        {
            "expired" => Token(token => (token.NotBefore, token.Expires) = (now.AddHours(-1), now.AddMinutes(-1))),
            "without an end" => Token(token => token.Expires = null),
            "not yet valid" => Token(token => (token.NotBefore, token.Expires) = (now.AddMinutes(1), now.AddMinutes(2))),
            "of another audience" => Token(token => token.Audience = "another"),
            "of another issuer" => Token(token => token.Issuer = "another"),
            "signed with another key under the same id" => Token(token => token.SigningCredentials = Sign(TestIssuer.NewKey("first"))),
            "signed with a key that is not known" => Token(token => token.SigningCredentials = Sign(TestIssuer.NewKey("other"))),
            "not signed" => Token(token => token.SigningCredentials = null),
            "signed with the public key as a secret" => Confused(),
            "changed" => Changed(probe.Issuer.Token("writer")),
            _ => "not.a.token",
        };

        string Token(Action<SecurityTokenDescriptor> change) => probe.Issuer.Token(change, "reader");
    }

    private static SigningCredentials Sign(SecurityKey key) => new(key, SecurityAlgorithms.EcdsaSha256);

    /// <summary>HS256 with bytes that everybody has: the public key as PEM, and as the key set has it.</summary>
    private string Confused() => probe.Issuer.Token(
        token => token.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(probe.Issuer.Key.ECDsa.ExportSubjectPublicKeyInfoPem())) { KeyId = "first" },
            SecurityAlgorithms.HmacSha256),
        "reader");

    /// <summary>Roles written over after the signature.</summary>
    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("writer", "reader", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    private static async Task<(string? Reason, int Code)> ErrorOfAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return (body.RootElement.GetProperty("details")[0].GetProperty("reason").GetString(), body.RootElement.GetProperty("code").GetInt32());
    }
}
