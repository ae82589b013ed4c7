namespace Hearsay.Cli.Calls;

/// <summary>Where to call, and the longest time that one call may take.</summary>
internal sealed record CallSettings(ServiceAddress Ingestion, ServiceAddress Extraction, ServiceAddress Query, TimeSpan Timeout);
