using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Service;

/// <summary>What the service answers over the documents of a half. A part is null where the service does not have the call.</summary>
internal sealed class CorpusAnswers
{
    private const int PageSize = 200;

    /// <summary>Claims, as the list gives them.</summary>
    public IReadOnlyList<Claim>? Claims { get; set; }

    /// <summary>Each claim with its statements, by id.</summary>
    public IReadOnlyDictionary<string, GetClaimResponse> Whole { get; set; } = new Dictionary<string, GetClaimResponse>();

    /// <summary>Origins of each claim, by id.</summary>
    public IReadOnlyDictionary<string, GetOriginsResponse>? Origins { get; set; }

    /// <summary>Contradictions.</summary>
    public IReadOnlyList<Contradiction>? Contradictions { get; set; }

    /// <summary>Copies of each document, by its id.</summary>
    public IReadOnlyDictionary<string, GetCopiesResponse>? Copies { get; set; }

    /// <summary>Entities of each document, by its id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<EntityResult>>? Entities { get; set; }

    /// <summary>Claims found for each question.</summary>
    public IReadOnlyDictionary<string, FindClaimsResponse>? Found { get; set; }

    /// <summary>Timelines of all entities, and of all words that tell events.</summary>
    public IReadOnlyList<TimelineEvent>? Timelines { get; set; }

    /// <summary>Claim of each statement.</summary>
    public IReadOnlyDictionary<string, string> ClaimOf { get; set; } = new Dictionary<string, string>();

    /// <summary>Calls that the service does not have.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];

    /// <summary>Calls that failed by a fault of the service.</summary>
    public IReadOnlyList<string> Failed { get; set; } = [];

    /// <summary>Asks for everything.</summary>
    public static async Task<CorpusAnswers> AskAsync(
        QueryService.QueryServiceClient client, IReadOnlyList<StoredDocument> documents, IEnumerable<string> questions, CancellationToken cancellationToken)
    {
        var asking = new Asking(cancellationToken);
        var answers = new CorpusAnswers
        {
            Claims = await asking.AllAsync(
                client.ListClaimsAsync, token => new ListClaimsRequest { PageSize = PageSize, PageToken = token }, page => page.Claims, page => page.NextPageToken),
            Contradictions = await asking.AllAsync(
                client.ListContradictionsAsync, token => new ListContradictionsRequest { PageSize = PageSize, PageToken = token }, page => page.Contradictions, page => page.NextPageToken),
        };
        var claims = answers.Claims?.Select(claim => claim.Id).ToList() ?? [];
        answers.Whole = await EachAsync(claims, id => asking.OneAsync(client.GetClaimAsync, new GetClaimRequest { ClaimId = id })) ?? answers.Whole;
        answers.ClaimOf = answers.Whole.SelectMany(pair => pair.Value.Statements.Select(result => (result.Statement.Id, Claim: pair.Key)))
            .ToDictionary(pair => pair.Id, pair => pair.Claim, StringComparer.Ordinal);
        answers.Origins = await EachAsync(claims, id => asking.OneAsync(client.GetOriginsAsync, new GetOriginsRequest { ClaimId = id }));
        var ids = documents.Select(document => document.Id).ToList();
        answers.Copies = await EachAsync(ids, id => asking.OneAsync(client.GetCopiesAsync, new GetCopiesRequest { DocumentId = id }));
        answers.Entities = await EachAsync(ids, id => asking.AllAsync(
            client.ListEntitiesAsync, token => new ListEntitiesRequest { PageSize = PageSize, PageToken = token, DocumentId = id }, page => page.Entities, page => page.NextPageToken));
        answers.Found = await EachAsync(questions.Distinct(), question => asking.OneAsync(client.FindClaimsAsync, new FindClaimsRequest { Text = question }));
        var entities = answers.Entities?.Values.SelectMany(list => list).Select(entity => entity.CanonicalId).Where(id => id.Length > 0).Distinct() ?? [];
        answers.Timelines = (await EachAsync(entities, id => asking.AllAsync(
            client.GetTimelineAsync, token => new GetTimelineRequest { PageSize = PageSize, PageToken = token, EntityId = id }, page => page.Events, page => page.NextPageToken)))
            ?.Values.SelectMany(list => list).ToList();
        // Events that no named entity takes part in are found by the words that tell them.
        var words = documents.SelectMany(document => document.Evidence.Events).Select(happening => happening.Trigger.Text).Distinct();
        var told = await EachAsync(words, word => asking.AllAsync(
            client.GetTimelineAsync, token => new GetTimelineRequest { PageSize = PageSize, PageToken = token, Query = word }, page => page.Events, page => page.NextPageToken));
        answers.Timelines = told is null ? answers.Timelines : [.. answers.Timelines ?? [], .. told.Values.SelectMany(list => list)];
        (answers.Missing, answers.Failed) = ([.. asking.Missing], [.. asking.Failed]);
        return answers;
    }

    /// <summary>The answers for each of some things; null where there are none, as the service does not have the call.</summary>
    private static async Task<IReadOnlyDictionary<string, TAnswer>?> EachAsync<TAnswer>(IEnumerable<string> things, Func<string, Task<TAnswer?>> askAsync)
        where TAnswer : class
    {
        var answers = new Dictionary<string, TAnswer>(StringComparer.Ordinal);
        foreach (var thing in things)
        {
            if (await askAsync(thing) is { } answer)
            {
                answers.Add(thing, answer);
            }
        }

        return answers.Count == 0 ? null : answers;
    }
}
