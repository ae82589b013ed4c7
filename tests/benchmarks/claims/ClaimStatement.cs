using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;

namespace Hearsay.ClaimQuality;

/// <summary>A statement as a member of a claim.</summary>
/// <param name="Id">Id of the statement.</param>
/// <param name="Claim">Id of its claim.</param>
/// <param name="Stance">How its speaker stands to its content.</param>
/// <param name="Proposition">What its content asserts.</param>
/// <param name="Rank">Its place in the order of publication.</param>
internal sealed record ClaimStatement(Guid Id, Guid Claim, Stance Stance, Proposition Proposition, int Rank);
