namespace Hearsay.Cli.Submit;

/// <summary>A revision that was submitted and whose evidence is waited for.</summary>
internal sealed record AwaitedEvidence(string Origin, string DocumentId, int Revision);
