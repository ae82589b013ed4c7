using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Spectre.Console;

namespace Hearsay.Cli.Timeline;

/// <summary>Prints one event as all documents together tell it, and what each tells.</summary>
internal static class TimelineBlock
{
    private const int Indent = 12;

    public static void Write(Page page, TimelineEvent happening, int number)
    {
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Entry($"{label}  when", Indent, When(happening), Tones.Heading);
        Part(page, "what", Joined(happening.Type, EnumWords<EventStatus>.Of(happening.Status)), ToneOf(happening.Status));
        Part(page, "who", string.Join("; ", happening.Participants), Tones.Name);
        Part(page, "where", happening.Place, Tones.Plain);
        if (happening.StatusHistory.Count > 1)
        {
            Part(page, "was", string.Join(" -> ", happening.StatusHistory.Select(EnumWords<EventStatus>.Of)), Tones.Unsure);
        }

        Part(page, "in", Counted.Of(happening.DocumentCount, "document"), Tones.Plain);
        foreach (var report in happening.Reports)
        {
            Part(page, "-", EventLine.Of(report.Event ?? new EventResult()), Tones.Label);
        }

        if (happening.DocumentCount > happening.Reports.Count)
        {
            Part(page, string.Empty, $"the first {happening.Reports.Count} reports", Tones.Unsure);
        }

        page.Blank();
    }

    private static string When(TimelineEvent happening)
    {
        if (happening.Time.Length == 0)
        {
            return "not told when";
        }

        var precision = EnumWords<DatePrecision>.Of(happening.Precision).ToLowerInvariant();
        return precision.Length > 0 ? $"{happening.Time} (to the {precision})" : happening.Time;
    }

    private static Style ToneOf(EventStatus status) => status switch
    {
        EventStatus.Denied or EventStatus.Cancelled => Tones.Against,
        EventStatus.Scheduled or EventStatus.Reported => Tones.Unsure,
        _ => Tones.Plain,
    };

    private static void Part(Page page, string label, string text, Style tone) => page.Entry($"     {label}", Indent, text, tone);

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
