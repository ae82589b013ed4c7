namespace Hearsay.Cli.Calls;

/// <summary>Where to call, the longest time that one call may take, and the token to call with; null for none.</summary>
internal sealed record CallSettings(ServiceAddress Ingestion, ServiceAddress Extraction, ServiceAddress Query, TimeSpan Timeout, string? Token);
