using Hearsay.Contracts.Query.V1;

namespace Hearsay.Corpus.Timelines;

/// <summary>
/// The times of reports that are held to be of one event: one stretch that all of them may mean, or several where the event was moved. Two groups of
/// reports whose times exclude each other do not become one, whatever joins single reports of them.
/// </summary>
internal sealed class Stretches
{
    private readonly List<(TimeStretch Common, DatePrecision Finest)> _times = [];
    private Stretches? _joined;

    public Stretches(TimeStretch? time)
    {
        if (time is { } known)
        {
            _times.Add((known, known.Precision));
        }
    }

    /// <summary>The group that this one has become part of; itself while it has not.</summary>
    public Stretches Last
    {
        get
        {
            var last = this;
            while (last._joined is { } next)
            {
                last = next;
            }

            return last;
        }
    }

    /// <summary>Whether two times are told exactly enough to be compared: a day is not taken for the event of a whole year.</summary>
    public static bool AreOfOneKind(TimeStretch one, TimeStretch other) =>
        (one.Precision != DatePrecision.Year || other.Precision >= DatePrecision.Month)
        && (other.Precision != DatePrecision.Year || one.Precision >= DatePrecision.Month);

    /// <summary>Makes two groups one, unless their times exclude each other and nothing says that the event was moved.</summary>
    public void Join(Stretches other, bool moves)
    {
        if (ReferenceEquals(this, other))
        {
            return;
        }

        var isCommon = _times.Count == 0 || other._times.Count == 0;
        var added = new List<(TimeStretch Common, DatePrecision Finest)>();
        var merged = _times.ToList();
        foreach (var time in other._times)
        {
            var match = merged.FindIndex(known => Common(known, time) is not null);
            if (match >= 0)
            {
                merged[match] = Common(merged[match], time)!.Value;
                isCommon = true;
            }
            else
            {
                added.Add(time);
            }
        }

        if (isCommon || moves)
        {
            _times.Clear();
            _times.AddRange(merged);
            _times.AddRange(added);
            other._joined = this;
        }
    }

    /// <summary>What is common to two times; the precision kept is the coarsest told, the finest beside it.</summary>
    private static (TimeStretch Common, DatePrecision Finest)? Common((TimeStretch Common, DatePrecision Finest) one, (TimeStretch Common, DatePrecision Finest) other)
    {
        var finest = one.Finest < other.Finest ? one.Finest : other.Finest;
        var coarsest = one.Common.Precision > other.Common.Precision ? one.Common.Precision : other.Common.Precision;
        return one.Common.Overlaps(other.Common) && (coarsest != DatePrecision.Year || finest >= DatePrecision.Month)
            ? (new TimeStretch(Math.Max(one.Common.Start, other.Common.Start), Math.Min(one.Common.End, other.Common.End), coarsest), finest)
            : null;
    }
}
