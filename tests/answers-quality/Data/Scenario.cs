using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Answers.Quality.Tests.Data;

/// <summary>Articles about one story, in the order of their file, and what a careful reader concludes from them.</summary>
internal sealed record Scenario(string Name, string Half, IReadOnlyList<SubmitDocumentRequest> Articles, Gold Gold);
