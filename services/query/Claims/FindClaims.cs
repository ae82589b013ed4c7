using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Claims;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Answers with the claims that a user's own words are about.</summary>
internal sealed class FindClaims(ClaimStore store, SentenceVectors vectors, ReadModel model)
{
    private const int DefaultLimit = 10, LargestLimit = 50;

    // Wordings that are looked at closely.
    private const int MostCandidates = 400;

    /// <summary>Throws INVALID_FIELDS.</summary>
    public async Task<FindClaimsResponse> HandleAsync(FindClaimsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        violations.AddWhere(request.Limit < 0, "limit", "NEGATIVE", "Give 0 for the default, or the number of claims wanted.");
        RequestFilters.Text(request.Text, "text", QuestionProposition.LongestText, violations);
        violations.AddWhere(string.IsNullOrWhiteSpace(request.Text), "text", "REQUIRED", "Give a sentence or words to look for.");
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var limit = request.Limit == 0 ? DefaultLimit : Math.Min(request.Limit, LargestLimit);
        var question = QuestionProposition.Of(request.Text, cancellationToken);
        question = question with { Asked = question.Asked.With(vectors.Of([question.Asked.Text], cancellationToken)) };
        var best = await BestAsync(question, limit, cancellationToken).ConfigureAwait(false);
        var claims = await store.FindAsync([.. best.Select(found => found.Group)], cancellationToken).ConfigureAwait(false);
        var statements = await store.FirstWithAsync([.. best.Select(found => found.Unit)], cancellationToken).ConfigureAwait(false);
        var response = new FindClaimsResponse();
        foreach (var found in best)
        {
            // A document may have been taken back between the three reads.
            if (claims.TryGetValue(found.Group, out var claim) && statements.TryGetValue(found.Group, out var statement))
            {
                response.Claims.Add(new FoundClaim { Claim = claim, Score = Math.Round(found.Score, 3), Best = statement });
            }
        }

        return response;
    }

    /// <summary>The best wording of each group, best first; of equals the one with the smaller id.</summary>
    private async Task<IReadOnlyList<(Guid Unit, Guid Group, double Score)>> BestAsync(
        QuestionProposition question, int limit, CancellationToken cancellationToken)
    {
        var terms = ClaimTerms.Of(question.Asked);
        if (terms.Count == 0)
        {
            return [];
        }

        var candidates = await store.CandidatesAsync(ClaimTerms.AnyTwo(terms), ClaimTerms.Any(terms), MostCandidates, cancellationToken).ConfigureAwait(false);
        if (candidates.Count < limit)
        {
            candidates = await store.CandidatesAsync(ClaimTerms.AnyOne(terms), ClaimTerms.Any(terms), MostCandidates, cancellationToken).ConfigureAwait(false);
        }

        return
        [
            .. candidates
                .Select(found => (found.Unit, found.Group, Score: ClaimMatch.Score(question, PropositionOf(found))))
                .Where(found => found.Score > 0)
                .OrderByDescending(found => found.Score).ThenBy(found => found.Unit)
                .DistinctBy(found => found.Group)
                .Take(limit),
        ];
    }

    private static Proposition PropositionOf((Guid Unit, Guid Group, byte[] Bytes) found) =>
        Proposition.Of(new Corpus.Linking.Unit(found.Unit, found.Bytes));
}
