using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Hearsay.Cli;

/// <summary>The option of reading commands that names a time that has passed.</summary>
internal static class AsOfOption
{
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The option.</summary>
    public static readonly Option<string> Option = Create();

    /// <summary>The time as given; null where it was left out.</summary>
    public static Timestamp? Read(ParseResult parsed) =>
        parsed.GetValue(Option) is { Length: > 0 } text && TryParse(text, out var time) ? Timestamp.FromDateTimeOffset(time) : null;

    private static Option<string> Create()
    {
        var option = new Option<string>("--as-of")
        {
            Description = "Answer as if nothing had been received after this time: ISO 8601 with a zone, or a date for its first moment in UTC.",
            HelpName = "TIME",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !TryParse(result.Tokens[0].Value, out _))
            {
                result.AddError($"--as-of takes a time such as 2026-03-02T18:00:00Z or 2026-03-02T18:00+01:00, or a date, not '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }

    private static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
        || (HasZone(text) && DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time));

    private static bool HasZone(string text) => text.EndsWith('Z') || (text.Length > Day.Length + 6 && text[^6] is '+' or '-');
}
