using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>What an item of one document is known by, whoever read it.</summary>
/// <param name="Same">The same in each reading of a revision that finds it: cue and content, or the word and the sentence that tell an event.</param>
/// <param name="Exact">The same only where it also says the same: source, stance, certainty; participants, status and time.</param>
internal readonly record struct ItemPrint(long Same, long Exact);

/// <summary>Prints of the items of a reading. What stands in it twice has two prints.</summary>
internal static class ItemPrints
{
    private const char Part = '\u001F';

    /// <summary>Prints of statements and events, in this order.</summary>
    public static IReadOnlyList<ItemPrint> Of(IEnumerable<StatementResult> statements, IEnumerable<EventResult> events)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. statements.Select(result => Of(result, counts)), .. events.Select(result => Of(result, counts))];
    }

    /// <summary>Those of a reading that are news where others were told before.</summary>
    /// <param name="items">Prints of the reading.</param>
    /// <param name="told">All prints of what was told of the document.</param>
    /// <param name="isReread">Whether the same revision was read before: then only what was not found is news.</param>
    public static IReadOnlyList<long> NewsIn(IEnumerable<ItemPrint> items, IReadOnlySet<long> told, bool isReread) =>
        [.. items.Where(item => !told.Contains(item.Exact) && !(isReread && told.Contains(item.Same))).Select(item => item.Same)];

    private static ItemPrint Of(StatementResult result, Dictionary<string, int> counts)
    {
        var statement = result.Statement;
        var same = string.Join(Part, ["statement", Words(statement.Cue), Words(statement.Content)]);
        return Of(same, string.Join(Part, [same, Words(statement.Source), statement.Stance, statement.Certainty, statement.Kind]), counts);
    }

    private static ItemPrint Of(EventResult result, Dictionary<string, int> counts)
    {
        var told = result.Event;
        var word = string.Join(Part, ["event", told.Type, told.Trigger?.Text ?? ""]);
        return Of(
            string.Join(Part, [word, result.Passage?.Sentence?.Text ?? ""]),
            string.Join(Part, [word, told.Status, result.Time, .. result.Participants.Order(StringComparer.Ordinal)]),
            counts);
    }

    private static ItemPrint Of(string same, string exact, Dictionary<string, int> counts) =>
        new(Print("same" + Part + same, counts), Print("exact" + Part + exact, counts));

    private static long Print(string text, Dictionary<string, int> counts)
    {
        var before = counts.GetValueOrDefault(text);
        counts[text] = before + 1;
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{before}{Part}{text}")));
    }

    private static string Words(IEnumerable<Span> spans) => FoldedText.Of(spans.Select(span => span.Text));
}
