namespace Hearsay.LocalHost;

/// <summary>Something that the user must hear of; the message says what to do.</summary>
internal sealed class UpFailure(string message) : Exception(message);
