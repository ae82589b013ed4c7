using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Claims;
using Hearsay.ServiceDefaults.Errors;
using QuoteVariant = Hearsay.Contracts.Query.V1.QuoteVariant;
using QuoteVariantKind = Hearsay.Contracts.Query.V1.QuoteVariantKind;

namespace Hearsay.Query;

/// <summary>Answers with one claim.</summary>
internal sealed class GetClaim(ClaimLookup lookup, ClaimStore claims, ContradictionStore contradictions, ReadModel model)
{
    private const int MostStatements = 200, MostContradictions = 50;

    /// <summary>Throws INVALID_FIELDS, CLAIM_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<GetClaimResponse> HandleAsync(GetClaimRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        violations.AddWhere(!StatementId.TryParse(request.ClaimId, out var id), "claim_id", "NOT_A_UUID", "Give a claim id: a UUID with hyphens.");
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var (group, claim) = await lookup.FindAsync(id, cancellationToken).ConfigureAwait(false);
        var statements = await claims.StatementsAsync(group, MostStatements, cancellationToken).ConfigureAwait(false);
        var found = await contradictions.ListAsync([], group, ContradictionPosition.Start, MostContradictions, cancellationToken).ConfigureAwait(false);
        return new GetClaimResponse
        {
            Claim = claim,
            Statements = { statements },
            Quotes = { FamiliesOf(statements) },
            Contradictions = { found.Items },
        };
    }

    private static IEnumerable<Contracts.Query.V1.QuoteFamily> FamiliesOf(List<StatementResult> statements)
    {
        var byId = statements.ToDictionary(result => Guid.ParseExact(result.Statement.Id, "D"));
        var quotes = statements.SelectMany((result, rank) => QuoteFamilies.Stretches(result.Statement)
            .Select(text => new QuotedStatement(Guid.ParseExact(result.Statement.Id, "D"), text, FoldedText.Of(HeldStatement.SpeakerOf(result)), rank)));
        foreach (var family in QuoteFamilies.Of([.. quotes]))
        {
            var answer = new Contracts.Query.V1.QuoteFamily { Original = byId[family.Original.Id] };
            foreach (var variant in family.Variants)
            {
                answer.Variants.Add(new QuoteVariant
                {
                    Kind = (QuoteVariantKind)variant.Kind,
                    Statement = byId[variant.Statement.Id],
                    Added = { variant.Added },
                    Removed = { variant.Removed },
                });
            }

            yield return answer;
        }
    }
}
