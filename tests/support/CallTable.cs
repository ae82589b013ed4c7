using Grpc.AspNetCore.Server;
using Hearsay.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hearsay.TestSupport;

/// <summary>Who may make which call of a service, read from what it maps and not from what it says.</summary>
public static class CallTable
{
    private static readonly string[] OfGrpcItself = ["grpc.health.", "grpc.reflection."];

    /// <summary>One line a call, "Method: caller", with "(JSON)" where it is open over JSON too; sorted. "nobody" where none is named, "several" where more are, "anybody" where none is asked for.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(ServiceDefinition definition)
    {
        await using var app = ServiceProgram.Build(
            ["--Listen:Address=127.0.0.1", "--Authentication:Mode=Off", "--ConnectionStrings:Postgres=Host=127.0.0.1;Username=nobody"], definition);
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).ToList();
        var calls = endpoints.Select(OfGrpc).Concat(endpoints.Select(OfJson)).OfType<string>();
        return [.. calls.Where(call => !OfGrpcItself.Any(part => call.StartsWith(part, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
    }

    private static string? OfGrpc(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is null && endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is { } method
            ? $"{method.Method.FullName[1..]}: {CallerOf(endpoint)}"
            : null;

    private static string? OfJson(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } json
            ? $"{json.MethodDescriptor.Service.FullName}/{json.MethodDescriptor.Name} (JSON): {CallerOf(endpoint)}"
            : null;

    private static string CallerOf(Endpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() switch
    {
        _ when endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null => "anybody",
        [] => "nobody",
        [{ Policy: { } caller }] => caller,
        _ => "several",
    };
}
