using System.Net;
using System.Text.Json;
using Hearsay.TestSupport;

namespace Hearsay.Ingestion.Tests;

public sealed class OpenApiTests(IngestionFixture ingestion) : IClassFixture<IngestionFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenApi_ReadByALibrary_DocumentsExactlyTheCallsThatAreServed()
    {
        var calls = await DocumentedCalls.ReadAsync(ingestion.Service, Cancellation);

        Assert.Empty(calls.Faults);
        Assert.NotEmpty(calls.Served);
        Assert.Equal(calls.Served, calls.Documented);
    }

    [Fact]
    public async Task OpenApi_EachCall_SaysWhatItDoesWhoMayAndHowItFails()
    {
        var calls = await DocumentedCalls.ReadAsync(ingestion.Service, Cancellation);

        Assert.All(calls.Operations, call =>
        {
            Assert.False(string.IsNullOrWhiteSpace(call.Operation.Summary), $"{call.Verb} {call.Path} has no comment.");
            Assert.Contains("Callers: ", call.Operation.Description, StringComparison.Ordinal);
            Assert.Single(call.Operation.Security);
            Assert.Equal(["200", "default"], call.Operation.Responses.Keys.Order(StringComparer.Ordinal));
            Assert.All(call.Operation.Responses.Values, answer => Assert.NotNull(answer.Content["application/json"].Schema.Reference));
        });
    }

    [Fact]
    public async Task OpenApi_EachDocumentedGet_AnswersInJson()
    {
        var calls = await DocumentedCalls.ReadAsync(ingestion.Service, Cancellation);

        foreach (var (_, path, _) in calls.Operations.Where(call => call.Verb == "GET"))
        {
            using var answer = await ingestion.Service.Http.GetAsync(DocumentedCalls.Example(path), Cancellation);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

            Assert.True(
                answer.StatusCode == HttpStatusCode.OK || json.RootElement.GetProperty("details")[0].GetProperty("reason").GetString()!.Length > 0,
                $"{path} answers {answer.StatusCode} without a reason.");
        }
    }
}
