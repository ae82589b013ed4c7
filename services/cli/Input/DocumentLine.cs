using Google.Protobuf;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Input;

/// <summary>One line of JSON Lines: a SubmitDocumentRequest in proto3 JSON.</summary>
internal static class DocumentLine
{
    public static bool IsOne(string line) => TryParse(line, out _) is not null;

    /// <exception cref="InputFault">The line is something else.</exception>
    public static SubmitDocumentRequest Parse(string line, string file, int number) =>
        TryParse(line, out var fault)
            ?? throw new InputFault($"{file}:{number}: is no SubmitDocumentRequest in JSON: {fault}");

    private static SubmitDocumentRequest? TryParse(string line, out string fault)
    {
        fault = string.Empty;
        try
        {
            var request = SubmitDocumentRequest.Parser.ParseJson(line);
            // A lone surrogate would go out as another character than the one written.
            _ = request.ToByteString();
            return request;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException
            or ArgumentException or FormatException)
        {
            fault = exception.Message;
            return null;
        }
    }
}
