using System.Globalization;
using Google.Protobuf;
using Hearsay.Corpus.Timelines;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Place of an event in a timeline: its time, those without one last, then its first report.</summary>
internal readonly record struct EventPosition(long Start, long End, long Published, string Tie, int Position)
{
    private static readonly EventPosition First = new(long.MinValue, long.MinValue, long.MinValue, "", -1);

    /// <summary>Place of an event.</summary>
    public static EventPosition Of(MergedEvent merged) => new(
        merged.Stretch?.Start ?? long.MaxValue,
        merged.Stretch?.End ?? long.MaxValue,
        merged.Reports[0].Published ?? long.MaxValue,
        merged.Reports[0].Tie,
        merged.Reports[0].Position);

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static EventPosition Read(IMessage request, string token) => PageToken.Read(request, token, 5) switch
    {
        [] => First,
        [var start, var end, var published, var tie, var position]
            when TryParse(start, out var from) && TryParse(end, out var to) && TryParse(published, out var at)
                && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place) => new(from, to, at, tie, place),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) =>
        PageToken.Write(request, Text(Start), Text(End), Text(Published), Tie, Position.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether this place comes after another.</summary>
    public bool IsAfter(EventPosition other)
    {
        var order = (Start, End, Published).CompareTo((other.Start, other.End, other.Published));
        order = order != 0 ? order : string.CompareOrdinal(Tie, other.Tie);
        return order > 0 || (order == 0 && Position > other.Position);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
