namespace Hearsay.Cli.Input;

/// <summary>Input that cannot be read; the message names file and line.</summary>
internal sealed class InputFault(string message) : Exception(message);
