using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;

namespace Hearsay.ClaimQuality;

/// <summary>A statement that the engine found and that asserts something.</summary>
internal sealed record ReadStatement(Guid Id, string Scenario, string Url, int Rank, string Published, Statement Statement, Proposition Proposition, Unit Unit, Evidence Evidence);
