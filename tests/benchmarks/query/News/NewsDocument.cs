using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.QueryBenchmark;

/// <summary>A document with its evidence, and what is known of it because it was made up.</summary>
/// <param name="Evidence">What the engine would have read.</param>
/// <param name="Text">Its text.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="ClaimKeys">Of each statement, what it says.</param>
/// <param name="TextKey">Documents with the same key carry the same text.</param>
internal sealed record NewsDocument(Evidence Evidence, string Text, DateTimeOffset ReceivedAt, IReadOnlyList<string> ClaimKeys, string TextKey);
