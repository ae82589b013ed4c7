using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>What requests for decisions have in common.</summary>
/// <param name="Id">Names the request.</param>
/// <param name="Sha256">Hash of all that it asks for, and of who asks by a token.</param>
/// <param name="DecidedBy">Who decides.</param>
/// <param name="Reason">Why.</param>
internal sealed record DecisionRequest(Guid Id, string Sha256, string DecidedBy, string Reason)
{
    /// <summary>Longest reason, in code points.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Reads the fields and adds what is wrong with them.</summary>
    /// <param name="request">The whole request.</param>
    /// <param name="id">Its request_id.</param>
    /// <param name="decidedBy">Whom it names as the one who decides.</param>
    /// <param name="reason">Its reason.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public static DecisionRequest Read(
        IMessage request, string id, (string Field, string Value) decidedBy, string reason, CallerName caller, RequestViolations violations)
    {
        var requestId = RequiredId(id, "request_id", violations);
        var by = Decider.Read(caller, decidedBy.Value, decidedBy.Field, violations);
        violations.AddWhere(string.IsNullOrWhiteSpace(reason), "reason", "REQUIRED", "Say it: decisions of people are kept with who made them and why.");
        RequestFilters.Text(reason, "reason", LongestReason, violations);
        // The name tells a merge from a split of the same bytes.
        var asked = Encoding.UTF8.GetBytes(request.Descriptor.FullName + "\0").Concat(request.ToByteArray());
        asked = caller.IsAsked ? asked.Concat(Encoding.UTF8.GetBytes("\0" + by)) : asked;
        return new DecisionRequest(requestId, Convert.ToHexStringLower(SHA256.HashData(asked.ToArray())), by, reason);
    }

    /// <summary>Reads a required UUID, or adds what is wrong with it.</summary>
    public static Guid RequiredId(string text, string field, RequestViolations violations)
    {
        violations.AddWhere(!Guid.TryParseExact(text, "D", out var id), field, "NOT_A_UUID", "Give a UUID with hyphens.");
        return id;
    }

    /// <summary>Does nothing where a request that came before asked for the same. Throws REQUEST_ID_REUSED.</summary>
    public void ThrowUnlessSame(string sha256)
    {
        if (sha256 != Sha256)
        {
            throw new HearsayException(ErrorReason.RequestIdReused, "This request id came before with other content. Make a new id for each new request.")
            {
                Metadata = new Dictionary<string, string> { ["request_id"] = Id.ToString("D") },
            };
        }
    }
}
