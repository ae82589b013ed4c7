using System.Globalization;
using System.Text;

namespace Hearsay.Messaging;

/// <summary>Answers for people. What came from outside is printed without characters that a terminal would obey.</summary>
internal static class DeadLetterText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A page of a list.</summary>
    public static string Page(IReadOnlyList<DeadLetterRow> rows, string? nextPage)
    {
        if (rows.Count == 0)
        {
            return "no dead letters\n";
        }

        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Time(row.RefusedAt)}  {Plain(row.EventId)}  {Plain(row.Topic)}  {row.Code}  {row.State}")
                .Append(row.Document is { } document ? $"  document {document}" : "")
                .Append(CultureInfo.InvariantCulture, $"  {Plain(row.Reason)}\n");
        }

        return nextPage is null ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $"more: --page-token {nextPage}\n").ToString();
    }

    /// <summary>All about one.</summary>
    public static string Details(DeadLetterDetails letter)
    {
        var row = letter.Row;
        var text = new StringBuilder();
        Line("event", Plain(row.EventId));
        Line("topic", Plain(row.Topic));
        Line("type", Plain(letter.EventType));
        Line("state", row.State + (row.ReplayAt is { } due ? $", from {Time(due)} on" : "") + (row.SettledAt is { } settled ? $", {Time(settled)}" : ""));
        Line("reason", $"{row.Code}: {Plain(row.Reason)}");
        Line("error", letter.Error is null ? "" : Plain(letter.Error));
        Line("document", row.Document?.ToString() ?? "");
        Line("tries", string.Create(CultureInfo.InvariantCulture, $"{row.Tries}, of them {row.Replays} replays; first failed {Time(letter.FirstFailedAt)}, dead since {Time(row.RefusedAt)}"));
        Line("trace", letter.TraceId is null ? "" : Plain(letter.TraceId));
        Line("payload", PayloadText(letter.Payload) is { } payload ? Plain(payload) : string.Create(CultureInfo.InvariantCulture, $"{letter.Payload.Length} bytes that are no text; --json gives them"));
        text.Append("history\n");
        foreach (var entry in letter.History)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Time(entry.At)}  {entry.What}{(entry.Who is null ? "" : $" by {Plain(entry.Who)}")}{(entry.Detail.Length == 0 ? "" : $": {Plain(entry.Detail)}")}\n");
        }

        return text.ToString();

        void Line(string name, string value)
        {
            if (value.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name,-10}{value}\n");
            }
        }
    }

    /// <summary>What an action would touch.</summary>
    public static string Plan(string verb, IReadOnlyList<DeadLetterSum> sums)
    {
        var text = new StringBuilder();
        foreach (var sum in sums)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Plain(sum.Topic)}  {sum.Code}  {sum.Count}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{verb} would touch {sums.Sum(sum => sum.Count)}; nothing was done\n").ToString();
    }

    /// <summary>A payload as text; null where it is none.</summary>
    public static string? PayloadText(byte[] payload)
    {
        try
        {
            return Strict.GetString(payload);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Plain(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
