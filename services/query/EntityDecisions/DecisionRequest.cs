using System.Security.Cryptography;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>What requests for decisions have in common.</summary>
/// <param name="Id">Names the request.</param>
/// <param name="Sha256">Hash of all that it asks for.</param>
/// <param name="DecidedBy">Who decides.</param>
/// <param name="Reason">Why.</param>
internal sealed record DecisionRequest(Guid Id, string Sha256, string DecidedBy, string Reason)
{
    /// <summary>Longest name of who decides, in code points.</summary>
    private const int LongestName = 200;

    private const int LongestReason = 1_000;

    /// <summary>Reads the fields and adds what is wrong with them.</summary>
    /// <param name="request">The whole request.</param>
    /// <param name="id">Its request_id.</param>
    /// <param name="decidedBy">Its decided_by.</param>
    /// <param name="reason">Its reason.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public static DecisionRequest Read(IMessage request, string id, string decidedBy, string reason, RequestViolations violations)
    {
        var requestId = RequiredId(id, "request_id", violations);
        Required(decidedBy, "decided_by", LongestName, violations);
        Required(reason, "reason", LongestReason, violations);
        // The name tells a merge from a split of the same bytes.
        var asked = System.Text.Encoding.UTF8.GetBytes(request.Descriptor.FullName + "\0").Concat(request.ToByteArray()).ToArray();
        return new DecisionRequest(requestId, Convert.ToHexStringLower(SHA256.HashData(asked)), decidedBy, reason);
    }

    /// <summary>Reads who takes a decision back.</summary>
    public static string UndoneBy(string text, RequestViolations violations)
    {
        Required(text, "undone_by", LongestName, violations);
        return text;
    }

    /// <summary>Reads a required UUID, or adds what is wrong with it.</summary>
    public static Guid RequiredId(string text, string field, RequestViolations violations)
    {
        violations.AddWhere(!Guid.TryParseExact(text, "D", out var id), field, "NOT_A_UUID", "Give a UUID with hyphens.");
        return id;
    }

    private static void Required(string text, string field, int longest, RequestViolations violations)
    {
        violations.AddWhere(string.IsNullOrWhiteSpace(text), field, "REQUIRED", "Say it: decisions of people are kept with who made them and why.");
        RequestFilters.Text(text, field, longest, violations);
    }
}
