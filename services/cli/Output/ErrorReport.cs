using System.Globalization;
using Grpc.Core;
using Hearsay.Cli.Calls;

namespace Hearsay.Cli.Output;

/// <summary>A failed call told to a person: what, why, what to do, and the trace that leads to it.</summary>
/// <param name="Headline">What failed.</param>
/// <param name="Details">Field violations, metadata, advice, trace id: a line each.</param>
internal sealed record ErrorReport(string Headline, IReadOnlyList<string> Details)
{
    private const int MostViolations = 50;

    /// <param name="fault">The failed call.</param>
    /// <param name="origin">File and line of the document it was about; null where none.</param>
    public static ErrorReport Of(CallFault fault, string? origin = null)
    {
        var about = origin is null ? string.Empty : $"{origin}: ";
        var details = new List<string>();
        foreach (var violation in fault.Violations.Take(MostViolations))
        {
            var reason = violation.Reason.Length > 0 ? $" ({violation.Reason})" : string.Empty;
            details.Add($"{violation.Field}: {violation.Description}{reason}");
        }

        if (fault.Violations.Count > MostViolations)
        {
            details.Add($"and {fault.Violations.Count - MostViolations} more");
        }

        if (fault.Info is { } info)
        {
            details.AddRange(info.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {pair.Value}"));
        }

        if (Advice(fault) is { Length: > 0 } advice)
        {
            details.Add(advice);
        }

        if (fault.TraceId is { } traceId)
        {
            details.Add($"trace {traceId}");
        }

        return new ErrorReport(about + HeadlineOf(fault), details);
    }

    public void WriteTo(Screen screen)
    {
        screen.Error(Headline);
        foreach (var detail in Details)
        {
            screen.ErrorDetail(detail);
        }
    }

    private static string HeadlineOf(CallFault fault)
    {
        var service = $"{fault.Address.Service} at {fault.Address.Place}";
        if (fault.IsNotBelieved)
        {
            return $"The certificate of {service} is not to be believed.";
        }

        if (fault.IsUnreachable)
        {
            return fault.StatusCode == StatusCode.Unavailable
                ? $"Cannot reach {service}."
                : $"What answers as {service} is no such service.";
        }

        if (fault.Info is null)
        {
            return fault.IsTimeout ? $"No answer in time from {service}." : $"{service} failed: {fault.Message} ({NameOf(fault.StatusCode)})";
        }

        return $"{fault.Address.Service}: {fault.Message} ({fault.Reason})";
    }

    private static string Advice(CallFault fault)
    {
        if (fault.IsNotBelieved)
        {
            return $"Call it by a name that stands in its certificate; a private authority is named with --ca or {Credentials.AuthoritiesVariable}.";
        }

        if (fault.IsUnreachable)
        {
            return $"Start it with deploy/local/up, or name its address with --{fault.Address.Service} or {fault.Address.Variable}.";
        }

        return fault.Reason switch
        {
            "INVALID_FIELDS" => "Correct what is named above and try again.",
            "TEXT_TOO_LARGE" => "Send the text in parts, each a document of its own.",
            "INVALID_PAGE_TOKEN" or "EVIDENCE_REPLACED" => "Run the command again; it begins at the first page.",
            "EXPORT_OUTDATED" => "Run the command again.",
            "INVALID_RESUME_TOKEN" => "Give the token as it was printed, with the same filters.",
            "RESUME_TOKEN_OUTDATED" => "List what there is (statements), then watch without a token; take the resume file away.",
            "REQUEST_ID_REUSED" => "Leave requestId out, or give a new UUID.",
            "CLAIM_NOT_FOUND" => "Check the claim id: claims prints it, and the id of any statement of the claim will do.",
            "STATEMENT_NOT_FOUND" => "Check the statement id: statements --json and origins --passages print it.",
            "ENTITY_NOT_FOUND" => "Try another name of it; an id is one that dossier prints.",
            "DOCUMENT_NOT_FOUND" => "Check the document id: submit prints it.",
            "REVISION_NOT_FOUND" => "Leave --revision out for the current one.",
            "DOCUMENT_RETRACTED" => "It was taken back: nothing answers with it, and its key takes no new text.",
            "EVIDENCE_NOT_FOUND" => "Check the document id. A new document may not have been read yet: try again soon, or submit it with --wait.",
            "DEPENDENCY_UNAVAILABLE" => "The service runs, but something that it needs does not: try again; look at its database and sidecar.",
            "TOKEN_MISSING" => $"Give one with --token-file, --token or {Credentials.TokenVariable}; hearsay issuer token makes one for a trial.",
            "TOKEN_REFUSED" => "Ask for a new one; hearsay issuer token makes one for a trial.",
            "ROLE_MISSING" => "Call with a token of that role; one token may have several.",
            "OVERLOADED" or "STREAM_ENDED" or "WATCH_ENDED" or "CONFLICT" or "CLIENT_LIMIT_REACHED" => "Try again in a moment.",
            "INTERNAL" => "Look for the trace in the service's log.",
            _ => fault.IsTimeout ? "Try again, or give it more time with --timeout." : string.Empty,
        };
    }

    private static string NameOf(StatusCode code) =>
        string.Concat(code.ToString().Select((letter, at) =>
            at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToString(letter))).ToUpper(CultureInfo.InvariantCulture);
}
