using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.EndToEnd.Tests;

public sealed class ReextractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Up_NewerEngineOnStoredDocuments_ReadsAllAnewAndNeverShowsHalfOfTwoReadings()
    {
        var folder = TestFolder.Create();
        var data = Path.Combine(folder, "data");
        Dictionary<string, Reading> older;
        await using (var rules = LocalUp.Start(data, null, "--fast"))
        {
            await rules.UntilUpAsync();
            older = await ReadAllAsync(rules);
        }

        await using (var model = LocalUp.Start(data, null, "--reextract"))
        {
            await model.UntilAnswersAsync();
            var seen = new List<(string Document, Reading Reading)>();
            var up = model.UntilUpAsync();
            while (!up.IsCompleted)
            {
                foreach (var document in older.Keys)
                {
                    seen.AddRange((await ReadAsync(model, document)).Select(reading => (document, reading)));
                }

                // Reading without a pause takes the processors that reading anew needs.
                await Task.WhenAny(up, Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation));
            }

            await up;
            var newer = await ReadAllAsync(model, older);
            Assert.All(seen, item => Assert.True(item.Reading.Equals(older[item.Document]) || item.Reading.Equals(newer[item.Document]), item.Document));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Dictionary<string, Reading>> ReadAllAsync(LocalUp up)
    {
        using var channel = up.Query;
        var query = new QueryService.QueryServiceClient(channel);
        var statements = await query.ListStatementsAsync(new ListStatementsRequest { PageSize = 200 }, deadline: Journey.Deadline(), cancellationToken: Cancellation);
        var documents = statements.Statements.Select(result => result.Passage.DocumentId).Distinct().ToList();
        Assert.True(documents.Count > 3);
        var readings = new Dictionary<string, Reading>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            readings[document] = Assert.Single((await ReadAsync(up, document)).Distinct());
        }

        return readings;
    }

    /// <summary>All documents once each has another reading than before.</summary>
    private static async Task<Dictionary<string, Reading>> ReadAllAsync(LocalUp up, Dictionary<string, Reading> older)
    {
        var newer = new Dictionary<string, Reading>(StringComparer.Ordinal);
        await TestSupport.Eventually.HoldsAsync(
            async () =>
            {
                foreach (var document in older.Keys.Except(newer.Keys).ToList())
                {
                    var readings = (await ReadAsync(up, document)).Distinct().ToList();
                    if (readings is [var reading] && reading.EngineVersion > older[document].EngineVersion)
                    {
                        newer[document] = reading;
                    }
                }

                return newer.Count == older.Count;
            },
            "all documents are read by the newer engine",
            TimeSpan.FromSeconds(180));
        return newer;
    }

    /// <summary>What the two ways to read a document answer: all at once, and page by page where the pages are of one reading.</summary>
    private static async Task<List<Reading>> ReadAsync(LocalUp up, string document)
    {
        using var channel = up.Query;
        var query = new QueryService.QueryServiceClient(channel);
        var whole = await query.GetDocumentEvidenceAsync(new GetDocumentEvidenceRequest { DocumentId = document }, deadline: Journey.Deadline(), cancellationToken: Cancellation);
        Assert.Equal(whole.EngineVersion, whole.Evidence.Engine.Version);
        var readings = new List<Reading> { new(whole.EngineVersion, string.Join(' ', whole.Evidence.Statements.Select(statement => statement.Id))) };
        var ids = new List<string>();
        var request = new ListStatementsRequest { DocumentId = document, PageSize = 2 };
        try
        {
            do
            {
                var page = await query.ListStatementsAsync(request, deadline: Journey.Deadline(), cancellationToken: Cancellation);
                ids.AddRange(page.Statements.Select(result => result.Statement.Id));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Aborted)
        {
            return readings;
        }

        // Between the two calls the document may have been read anew.
        var after = await query.GetDocumentEvidenceAsync(new GetDocumentEvidenceRequest { DocumentId = document }, deadline: Journey.Deadline(), cancellationToken: Cancellation);
        readings.Add(new Reading(after.EngineVersion == whole.EngineVersion ? whole.EngineVersion : 0, string.Join(' ', ids)));
        return [.. readings.Where(reading => reading.EngineVersion > 0)];
    }

    private readonly record struct Reading(int EngineVersion, string StatementIds);
}
