using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>Every read of the query service, asked for everything that a history has.</summary>
/// <param name="client">The service.</param>
/// <param name="asOf">The time that is asked for; null for now.</param>
/// <param name="cancellationToken">Ends the calls.</param>
internal sealed class EveryRead(QueryService.QueryServiceClient client, Timestamp? asOf, CancellationToken cancellationToken)
{
    private static readonly string[] Names = ["Maud Serrick", "Serrick", "Ottilie Brandt", "Water Ministry", "the ministry", "Harbour Board", "Nobody"];
    private static readonly string[] Questions = ["how many gates does the dam at Tarn have?", "will the bridge at Olm be closed?", "who bought the ferries?"];

    private readonly List<(string Call, string Answer)> _answers = [];

    /// <summary>Answers, and refusals where there are any, by what was asked.</summary>
    public async Task<IReadOnlyList<(string Call, string Answer)>> AskAsync(IReadOnlyList<string> documents, IReadOnlyList<string> statements)
    {
        await ListsAsync();
        foreach (var document in documents)
        {
            await DocumentAsync(document);
        }

        foreach (var statement in statements)
        {
            await AskAsync(client.GetStatementAsync, new GetStatementRequest { StatementId = statement, AsOf = asOf });
            await AskAsync(client.GetClaimAsync, new GetClaimRequest { ClaimId = statement, AsOf = asOf });
            await AskAsync(client.GetOriginsAsync, new GetOriginsRequest { StatementId = statement, AsOf = asOf });
        }

        await AskAsync(client.GetOriginsAsync, new GetOriginsRequest { DocumentIds = { documents.Take(3) }, AsOf = asOf });
        foreach (var question in Questions)
        {
            await AskAsync(client.FindClaimsAsync, new FindClaimsRequest { Text = question, AsOf = asOf });
        }

        foreach (var name in Names)
        {
            await AskAsync(client.GetDossierAsync, new GetDossierRequest { Name = name, AsOf = asOf });
            await AskAsync(client.GetTimelineAsync, new GetTimelineRequest { Participant = name, PageSize = 200, AsOf = asOf });
        }

        return _answers;
    }

    private async Task ListsAsync()
    {
        await AskAsync(client.ListStatementsAsync, new ListStatementsRequest { PageSize = 200, AsOf = asOf });
        await AskAsync(client.ListStatementsAsync, new ListStatementsRequest { Outlet = "olm wire", PageSize = 200, AsOf = asOf });
        await AskAsync(client.ListEventsAsync, new ListEventsRequest { PageSize = 200, AsOf = asOf });
        await AskAsync(client.ListContradictionsAsync, new ListContradictionsRequest { PageSize = 200, AsOf = asOf });
        await AskAsync(client.SearchStatementsAsync, new SearchStatementsRequest { Query = "gates or bridge or brandt", PageSize = 200, AsOf = asOf });
        await AskAsync(client.SearchStatementsAsync, new SearchStatementsRequest { Outlet = "tern bay echo", PageSize = 200, AsOf = asOf });
        var entities = await AskAsync(client.ListEntitiesAsync, new ListEntitiesRequest { PageSize = 200, AsOf = asOf });
        foreach (var entity in (entities?.Entities ?? []).Select(found => found.CanonicalId).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
        {
            await AskAsync(client.GetEntityAsync, new GetEntityRequest { EntityId = entity, AsOf = asOf });
            await AskAsync(client.GetTimelineAsync, new GetTimelineRequest { EntityId = entity, PageSize = 200, AsOf = asOf });
            await AskAsync(client.SearchStatementsAsync, new SearchStatementsRequest { SpeakerId = entity, PageSize = 200, AsOf = asOf });
        }

        var claims = await AskAsync(client.ListClaimsAsync, new ListClaimsRequest { PageSize = 200, AsOf = asOf });
        foreach (var claim in claims?.Claims ?? [])
        {
            await AskAsync(client.GetOriginsAsync, new GetOriginsRequest { ClaimId = claim.Id, AsOf = asOf });
            await AskAsync(client.ListContradictionsAsync, new ListContradictionsRequest { ClaimId = claim.Id, PageSize = 200, AsOf = asOf });
            await AskAsync(client.SearchStatementsAsync, new SearchStatementsRequest { ClaimId = claim.Id, PageSize = 200, AsOf = asOf });
        }
    }

    private async Task DocumentAsync(string document)
    {
        for (var revision = 0; revision <= 3; revision++)
        {
            await AskAsync(client.GetDocumentEvidenceAsync, new GetDocumentEvidenceRequest { DocumentId = document, Revision = revision, AsOf = asOf });
        }

        await AskAsync(client.ListStatementsAsync, new ListStatementsRequest { DocumentId = document, PageSize = 200, AsOf = asOf });
        await AskAsync(client.ListEntitiesAsync, new ListEntitiesRequest { DocumentId = document, PageSize = 200, AsOf = asOf });
        await AskAsync(client.ListEventsAsync, new ListEventsRequest { DocumentId = document, PageSize = 200, AsOf = asOf });
        await AskAsync(client.ListClaimsAsync, new ListClaimsRequest { DocumentId = document, PageSize = 200, AsOf = asOf });
        await AskAsync(client.GetCopiesAsync, new GetCopiesRequest { DocumentId = document, AsOf = asOf });
        await AskAsync(client.DiffRevisionsAsync, new DiffRevisionsRequest { DocumentId = document, AsOf = asOf });
        await AskAsync(client.GetOriginsAsync, new GetOriginsRequest { DocumentIds = { document }, AsOf = asOf });
    }

    private async Task<TResponse?> AskAsync<TRequest, TResponse>(
        Func<TRequest, Metadata?, DateTime?, CancellationToken, AsyncUnaryCall<TResponse>> call, TRequest request)
        where TRequest : IMessage<TRequest>
        where TResponse : class, IMessage
    {
        var asked = request.Clone();
        asked.Descriptor.FindFieldByName("as_of").Accessor.Clear(asked);
        var name = $"{request.Descriptor.Name} {asked}";
        try
        {
            var response = await call(request, null, null, cancellationToken);
            _answers.Add((name, response.ToString()!));
            return response;
        }
        catch (RpcException exception)
        {
            _answers.Add((name, exception.GetRpcStatus()?.Message ?? exception.Status.Detail));
            return null;
        }
    }
}
