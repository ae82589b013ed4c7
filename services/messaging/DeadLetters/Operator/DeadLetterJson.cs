using System.Text.Json;

namespace Hearsay.Messaging;

/// <summary>Answers for programs: one object.</summary>
internal static class DeadLetterJson
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A page of a list.</summary>
    public static string Page(IReadOnlyList<DeadLetterRow> rows, string? nextPage) =>
        Write(new { deadLetters = rows.Select(Row), nextPageToken = nextPage });

    /// <summary>All about each.</summary>
    public static string Details(IReadOnlyList<DeadLetterDetails> letters) => Write(new
    {
        deadLetters = letters.Select(letter => new
        {
            summary = Row(letter.Row),
            letter.EventType,
            letter.Error,
            letter.FirstFailedAt,
            letter.TraceId,
            payload = DeadLetterText.PayloadText(letter.Payload),
            payloadBase64 = DeadLetterText.PayloadText(letter.Payload) is null ? Convert.ToBase64String(letter.Payload) : null,
            letter.History,
        }),
    });

    /// <summary>What an action touched, or would touch.</summary>
    public static string Done(string verb, long count, bool dryRun, IReadOnlyList<DeadLetterSum>? sums) => Write(new { verb, count, dryRun, counts = sums });

    private static object Row(DeadLetterRow row) => new
    {
        row.Topic,
        row.EventId,
        reason = row.Code,
        detail = row.Reason,
        row.Document,
        row.Tries,
        row.Replays,
        row.State,
        row.RefusedAt,
        row.ReplayAt,
        row.SettledAt,
    };

    private static string Write(object answer) => JsonSerializer.Serialize(answer, Written) + "\n";
}
