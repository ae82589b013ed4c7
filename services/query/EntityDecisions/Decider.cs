using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Who decides: the subject of the caller's token, where callers have to have one, and nobody else; else whoever the request names.</summary>
internal static class Decider
{
    /// <summary>Longest name of who decides, in code points.</summary>
    public const int LongestName = 200;

    /// <summary>Reads the name, or adds what is wrong with it.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="text">Whom the request names.</param>
    /// <param name="field">The field that does.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public static string Read(CallerName caller, string text, string field, RequestViolations violations)
    {
        if (!caller.IsAsked)
        {
            violations.AddWhere(string.IsNullOrWhiteSpace(text), field, "REQUIRED", "Say it: decisions of people are kept with who made them and why.");
            RequestFilters.Text(text, field, LongestName, violations);
            return text;
        }

        violations.AddWhere(caller.Subject.Length == 0, field, "NO_SUBJECT", "Call with a token that has a subject: decisions of people are kept under it.");
        violations.AddWhere(
            text.Length > 0 && caller.Subject.Length > 0 && text != caller.Subject, field, "NOT_THE_CALLER", "Leave it out: decisions are kept under the subject of your token, and not under another name.");
        return caller.Subject;
    }
}
