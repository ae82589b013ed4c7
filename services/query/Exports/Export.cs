using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Exports;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Writes all statements that match as a file, part by part, and its manifest last. A document at a time is held.</summary>
internal sealed class Export(ReadModel model, NpgsqlDataSource present, ExportBounds bounds, TimeProvider clock)
{
    /// <summary>Throws INVALID_FIELDS, OVERLOADED, EXPORT_LIMIT_REACHED, EXPORT_OUTDATED or STREAM_IDLE.</summary>
    public async Task HandleAsync(ExportRequest request, IAsyncStreamWriter<ExportResponse> responses, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var format = ExportFormat.Of(request.Format);
        violations.AddWhere(format is null, "format", "UNKNOWN_FORMAT", $"Give one of these: {ExportFormat.Names}.");
        var filter = ListStatements.Read(AsList(request), violations);
        model.Ask(request.AsOf, ReadDepth.Rows, violations);
        violations.ThrowIfAny();

        using var slot = bounds.Open();
        var longest = bounds.Options.LongestTime;
        using var bound = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bound.Token);
        try
        {
            await using var file = new ExportStream(responses, bounds.Options.MostBytes, clock);
            await WriteAsync(request, format!, filter, file, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ExportBounds.Reached("seconds", (long)longest.TotalSeconds);
        }
    }

    private async Task WriteAsync(ExportRequest request, ExportFormat format, StatementFilter filter, ExportStream file, CancellationToken cancellationToken)
    {
        await using var snapshot = await ExportSnapshot.OpenAsync(model, cancellationToken).ConfigureAwait(false);
        var contents = new ExportContents(bounds.Options.MostStatements);
        var writer = format.Create(file, snapshot.At);
        writer.Begin();
        await foreach (var document in snapshot.DocumentsAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            contents.Add(document);
            await writer.WriteAsync(document, cancellationToken).ConfigureAwait(false);
            await file.SendAsync(isEnd: false, cancellationToken).ConfigureAwait(false);
        }

        await writer.EndAsync(cancellationToken).ConfigureAwait(false);
        await file.SendAsync(isEnd: true, cancellationToken).ConfigureAwait(false);
        if (await ExportSnapshot.FindRetractedAsync(present, contents.Documents, cancellationToken).ConfigureAwait(false) is { } retracted)
        {
            throw Outdated(retracted);
        }

        var manifest = contents.Manifest(request, format, snapshot.At, writer.Tally, file);
        await file.SendAsync(new ExportResponse { Manifest = manifest }, cancellationToken).ConfigureAwait(false);
    }

    private static ListStatementsRequest AsList(ExportRequest request) => new()
    {
        Speaker = request.Speaker,
        Addressee = request.Addressee,
        Text = request.Text,
        Kinds = { request.Kinds },
        Stances = { request.Stances },
        Certainties = { request.Certainties },
        Outlet = request.Outlet,
        PublishedFrom = request.PublishedFrom,
        PublishedBefore = request.PublishedBefore,
        DocumentId = request.DocumentId,
    };

    private static HearsayException Outdated(Guid document) =>
        new(ErrorReason.ExportOutdated, "A document was taken back while it was exported. Throw the export away and make it again.")
        {
            Metadata = new Dictionary<string, string> { ["document_id"] = document.ToString("D") },
        };
}
