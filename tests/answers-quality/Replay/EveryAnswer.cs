using System.Globalization;
using Google.Protobuf;
using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Service;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Replay;

/// <summary>Asks every call that reads over many documents, and writes down call and answer.</summary>
internal sealed class EveryAnswer
{
    private const int PageSize = 200, MostOnes = 10;

    private readonly Asking _asking;
    private readonly QueryService.QueryServiceClient _client;
    private readonly SourceKeys _keys;
    private readonly List<(string Call, string Answer)> _written = [];

    private EveryAnswer(QueryService.QueryServiceClient client, SourceKeys keys, CancellationToken cancellationToken) =>
        (_asking, _client, _keys) = (new Asking(cancellationToken), client, keys);

    /// <summary>All calls with their answers, ordered by call.</summary>
    public static async Task<IReadOnlyList<(string Call, string Answer)>> AskAsync(
        QueryService.QueryServiceClient client, Scenario scenario, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken)
    {
        var all = new EveryAnswer(client, new SourceKeys(documents), cancellationToken);
        await all.AskForEntitiesAsync();
        await all.AskForClaimsAsync(scenario);
        await all.AskForDocumentsAsync(documents);
        foreach (var word in scenario.Gold.Entities.Select(entity => entity.Name.Split(' ')[^1]).Distinct().Take(MostOnes))
        {
            await all.AskForNameAsync(word);
        }

        Assert.Empty(all._asking.Failed);
        return [.. all._written.OrderBy(item => item.Call, StringComparer.Ordinal)];
    }

    private async Task AskForEntitiesAsync()
    {
        var entities = await _asking.AllAsync(
            _client.ListEntitiesAsync, token => new ListEntitiesRequest { PageSize = PageSize, PageToken = token }, page => page.Entities, page => page.NextPageToken);
        _keys.Learn(entities!);
        Write("ListEntities", entities, _ => "");
        Write("ListStatements", await _asking.AllAsync(
            _client.ListStatementsAsync, token => new ListStatementsRequest { PageSize = PageSize, PageToken = token }, page => page.Statements, page => page.NextPageToken), item => item.Passage.Published);
        Write("ListEvents", await _asking.AllAsync(
            _client.ListEventsAsync, token => new ListEventsRequest { PageSize = PageSize, PageToken = token }, page => page.Events, page => page.NextPageToken), item => item.Passage.Published);
        var several = entities!.Where(entity => entity.CanonicalId.Length > 0).GroupBy(entity => entity.CanonicalId, StringComparer.Ordinal)
            .Where(group => group.DistinctBy(entity => entity.Passage.Url).Count() > 1).Select(group => group.Key).ToList();
        foreach (var id in several)
        {
            Write($"GetDossier {_keys.Of(id)}", await _asking.OneAsync(_client.GetDossierAsync, new GetDossierRequest { EntityId = id }));
            Write($"GetTimeline {_keys.Of(id)}", await _asking.AllAsync(
                _client.GetTimelineAsync, token => new GetTimelineRequest { PageSize = PageSize, PageToken = token, EntityId = id }, page => page.Events, page => page.NextPageToken), item => item.Time);
        }
    }

    private async Task AskForClaimsAsync(Scenario scenario)
    {
        var claims = await _asking.AllAsync(
            _client.ListClaimsAsync, token => new ListClaimsRequest { PageSize = PageSize, PageToken = token }, page => page.Claims, page => page.NextPageToken);
        Write("ListClaims", claims, claim => claim.LastPublished);
        Write("ListContradictions", await _asking.AllAsync(
            _client.ListContradictionsAsync, token => new ListContradictionsRequest { PageSize = PageSize, PageToken = token }, page => page.Contradictions, page => page.NextPageToken), LaterOf);
        // Claims of one statement are in the list as they are; a few of them are enough.
        var several = (claims ?? []).Where(claim => claim.StatementCount > 1).ToList();
        var ones = (claims ?? []).Except(several).OrderBy(claim => _keys.Of(claim.Id), StringComparer.Ordinal).Take(MostOnes);
        foreach (var id in several.Concat(ones).Select(claim => claim.Id))
        {
            Write($"GetClaim {_keys.Of(id)}", await _asking.OneAsync(_client.GetClaimAsync, new GetClaimRequest { ClaimId = id }));
            Write($"GetOrigins {_keys.Of(id)}", await _asking.OneAsync(_client.GetOriginsAsync, new GetOriginsRequest { ClaimId = id }));
            Write($"SearchStatements {_keys.Of(id)}", await SearchAsync(new SearchStatementsRequest { ClaimId = id }), RankOf);
        }

        foreach (var question in scenario.Gold.Claims.SelectMany(claim => claim.Questions ?? []).Distinct())
        {
            Write($"FindClaims {question}", await _asking.OneAsync(_client.FindClaimsAsync, new FindClaimsRequest { Text = question }));
        }
    }

    private async Task AskForDocumentsAsync(IReadOnlyList<StoredDocument> documents)
    {
        foreach (var document in documents)
        {
            Write($"GetCopies {document.Url}", await _asking.OneAsync(_client.GetCopiesAsync, new GetCopiesRequest { DocumentId = document.Id }));
        }

        // Asked in one order, whatever order they came in.
        var ids = documents.OrderBy(document => document.Url, StringComparer.Ordinal).Take(MostOnes).Select(document => document.Id);
        Write("GetOrigins of documents", await _asking.OneAsync(_client.GetOriginsAsync, new GetOriginsRequest { DocumentIds = { ids } }));
    }

    private async Task AskForNameAsync(string word)
    {
        Write($"SearchStatements {word}", await SearchAsync(new SearchStatementsRequest { Query = word }), RankOf);
        Write($"SearchStatements by {word}", await SearchAsync(new SearchStatementsRequest { Speaker = word }), RankOf);
        Write($"GetTimeline {word}", await _asking.AllAsync(
            _client.GetTimelineAsync, token => new GetTimelineRequest { PageSize = PageSize, PageToken = token, Participant = word }, page => page.Events, page => page.NextPageToken), item => item.Time);
    }

    private Task<IReadOnlyList<FoundStatement>?> SearchAsync(SearchStatementsRequest request) => _asking.AllAsync(
        _client.SearchStatementsAsync, token => new SearchStatementsRequest(request) { PageSize = PageSize, PageToken = token }, page => page.Statements, page => page.NextPageToken);

    private void Write(string call, IMessage? answer)
    {
        if (answer is not null)
        {
            _written.Add((call, AnswerWriter.Write(answer, _keys)));
        }
    }

    /// <summary>Writes a list: what it is ordered by, in the order given, and its items. Items of the same rank come in the order of ids, which every run makes anew.</summary>
    private void Write<TItem>(string call, IEnumerable<TItem>? answer, Func<TItem, string> rankOf)
        where TItem : IMessage
    {
        if (answer is not null)
        {
            var items = answer.ToList();
            _written.Add((call, string.Join('\n', items.Select(rankOf).Concat(items.Select(item => AnswerWriter.Write(item, _keys)).Order(StringComparer.Ordinal)))));
        }
    }

    private static string LaterOf(Contradiction item) =>
        DateTimeOffset.TryParse(item.One.Passage.Published, CultureInfo.InvariantCulture, out var one) && DateTimeOffset.TryParse(item.Other.Passage.Published, CultureInfo.InvariantCulture, out var other)
            ? (one > other ? one : other).UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
            : "";

    private static string RankOf(FoundStatement found) => string.Create(CultureInfo.InvariantCulture, $"{found.Score:R} {found.Statement.Passage.Published}");
}
