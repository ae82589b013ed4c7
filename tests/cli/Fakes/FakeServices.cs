using System.Net;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Status = Google.Rpc.Status;

namespace Hearsay.Cli.Tests.Fakes;

/// <summary>The three services on one port of this process, answering as a test tells them.</summary>
internal sealed class FakeServices : IAsyncDisposable
{
    public const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly WebApplication _app;

    private FakeServices(WebApplication app, ServiceAnswers answers)
    {
        _app = app;
        Answers = answers;
    }

    public ServiceAnswers Answers { get; }

    public string Address => _app.Urls.Single();

    /// <summary>What tells the program where these services are.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["HEARSAY_INGESTION"] = Address,
        ["HEARSAY_EXTRACTION"] = Address,
        ["HEARSAY_QUERY"] = Address,
    };

    public static async Task<FakeServices> StartAsync(TestAuthority? authority = null)
    {
        var answers = new ServiceAnswers();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (authority is not null)
                {
                    listen.UseHttps(X509Certificate2.CreateFromPemFile(authority.ServerFile, authority.ServerKeyFile));
                }
            }));
        builder.Services.AddSingleton(answers);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = MessageLimits.MaxMessageBytes);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            answers.TraceParents.Enqueue(context.Request.Headers.TraceParent.ToString());
            answers.Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
            context.Response.Headers["trace-id"] = TraceId;
            return next(context);
        });
        app.MapGrpcService<FakeIngestion>();
        app.MapGrpcService<FakeExtraction>();
        app.MapGrpcService<FakeQuery>();
        await app.StartAsync();
        return new FakeServices(app, answers);
    }

    public Task<HearsayProgram.Run> RunAsync(params string[] args) => HearsayProgram.RunAsync(args, environment: Environment);

    public Task<HearsayProgram.Run> RunWithInputAsync(string input, params string[] args) =>
        HearsayProgram.RunAsync(args, input, Environment);

    /// <summary>An error as the services make them.</summary>
    /// <summary>RESOURCE_EXHAUSTED with the time after which to try again.</summary>
    public static RpcException TryAgain(string reason, string message, TimeSpan after)
    {
        var status = Error(StatusCode.ResourceExhausted, reason, message).GetRpcStatus()!;
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(after) }));
        return status.ToRpcException();
    }

    public static RpcException Error(StatusCode code, string reason, string message, params BadRequest.Types.FieldViolation[] violations)
    {
        var status = new Status { Code = (int)code, Message = message };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "hearsay", Reason = reason }));
        if (violations.Length > 0)
        {
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violations } }));
        }

        return status.ToRpcException();
    }

    public async ValueTask DisposeAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(bound.Token);
        await _app.DisposeAsync();
    }
}
