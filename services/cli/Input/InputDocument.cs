using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Input;

/// <summary>One document of a file.</summary>
/// <param name="Origin">File, and line where a file holds several: "news.jsonl:3".</param>
/// <param name="Request">What to submit.</param>
/// <param name="BytesRead">How much of the file is read, this document included.</param>
internal sealed record InputDocument(string Origin, SubmitDocumentRequest Request, long BytesRead);
