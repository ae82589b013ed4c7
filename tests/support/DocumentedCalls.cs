using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Api;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Readers;

namespace Hearsay.TestSupport;

/// <summary>The OpenAPI document that a service serves, read by a reader that is not ours, beside the calls that it really has.</summary>
public sealed partial class DocumentedCalls
{
    private DocumentedCalls(OpenApiDocument document, IReadOnlyList<string> faults, IReadOnlyList<string> served)
    {
        Document = document;
        Faults = faults;
        Served = served;
    }

    /// <summary>The document.</summary>
    public OpenApiDocument Document { get; }

    /// <summary>What the reader found wrong with it.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Calls that the service serves as JSON: verb and path, with {} for what varies.</summary>
    public IReadOnlyList<string> Served { get; }

    /// <summary>Calls in the document, written likewise.</summary>
    public IReadOnlyList<string> Documented =>
        [.. Operations.Select(call => $"{call.Verb} {Varying().Replace(call.Path, "{}")}").Order(StringComparer.Ordinal)];

    /// <summary>Each call of the document.</summary>
    public IEnumerable<(string Verb, string Path, OpenApiOperation Operation)> Operations =>
        Document.Paths.SelectMany(path => path.Value.Operations.Select(call => (call.Key.ToString().ToUpperInvariant(), path.Key, call.Value)));

    /// <summary>Asks a service for its document.</summary>
    public static async Task<DocumentedCalls> ReadAsync(RunningService service, CancellationToken cancellationToken)
    {
        await using var stream = await service.Http.GetStreamAsync(new Uri("/openapi/v1.json", UriKind.Relative), cancellationToken);
        var read = await new OpenApiStreamReader().ReadAsync(stream, cancellationToken);
        var served = service.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()?.HttpRule)
            .OfType<HttpRule>()
            .Select(rule => rule.PatternCase == HttpRule.PatternOneofCase.Post ? $"POST {rule.Post}" : $"GET {rule.Get}")
            .Select(call => Varying().Replace(call, "{}"))
            .Order(StringComparer.Ordinal);
        return new DocumentedCalls(
            read.OpenApiDocument,
            [.. read.OpenApiDiagnostic.Errors.Concat(read.OpenApiDiagnostic.Warnings).Select(fault => fault.ToString())],
            [.. served]);
    }

    /// <summary>What calls do not say: what they do, who may make them, how they answer.</summary>
    public IReadOnlyList<string> Unsaid() =>
    [
        .. from call in Operations
           let answers = call.Operation.Responses
           from missing in new[]
           {
               string.IsNullOrWhiteSpace(call.Operation.Summary) ? "what it does" : null,
               call.Operation.Description?.Contains("Callers: ", StringComparison.Ordinal) == true && call.Operation.Security.Count == 1 ? null : "who may make it",
               answers.Keys.Order(StringComparer.Ordinal).SequenceEqual(["200", "default"]) ? null : "its answer and its failure",
               answers.Values.All(answer => answer.Content["application/json"].Schema.Reference is not null) ? null : "what its answers look like",
           }
           where missing is not null
           select $"{call.Verb} {call.Path}: {missing}",
    ];

    /// <summary>Calls of the document by GET that answer neither well nor with a reason, in JSON. Where something varies they name what is not there.</summary>
    public async Task<IReadOnlyList<string>> UnansweredAsync(RunningService service, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var (_, path, _) in Operations.Where(call => call.Verb == "GET"))
        {
            using var answer = await service.Http.GetAsync(new Uri(Varying().Replace(path, "no-such-thing"), UriKind.Relative), cancellationToken);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            if (!answer.IsSuccessStatusCode && string.IsNullOrEmpty(json.RootElement.GetProperty("details")[0].GetProperty("reason").GetString()))
            {
                found.Add($"{path} answers {answer.StatusCode} without a reason");
            }
        }

        return found;
    }

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Varying();
}
