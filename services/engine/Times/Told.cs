namespace Hearsay.Engine.Times;

/// <summary>What the text has told so far: "the next day" and "that year" count from it.</summary>
internal sealed class Told
{
    // Further back than this a reader has lost the day.
    private const int DayReach = 6;

    private When? _day;
    private When? _month;
    private int _dayAt = int.MinValue / 2;
    private int _presentAt = -1;
    private int _lateAt = int.MinValue / 2;

    /// <summary>Whether the text tells of years long past, so that a month without a year is one of the year told last.</summary>
    public bool IsNarrative { get; init; }

    /// <summary>The last date told, a year or shorter.</summary>
    public When? Last { get; private set; }

    /// <summary>The sentence that is read, by its number.</summary>
    public int Sentence { get; set; }

    /// <summary>The last day told, where it is near.</summary>
    public When? Day => Sentence - _dayAt <= DayReach ? _day : null;

    /// <summary>The last month told, or the month of the last day.</summary>
    public When? Month => _month;

    /// <summary>Whether the sentence has told a time that counts from today: the months beside it do as well.</summary>
    public bool IsPresent => _presentAt == Sentence;

    /// <summary>Whether an evening or a night was told just before, so that "ten o'clock" is late.</summary>
    public bool IsLate => Sentence - _lateAt <= 1;

    public void TellPresent() => _presentAt = Sentence;

    public void Tell(When when, string timeOfDay = "")
    {
        _lateAt = timeOfDay.EndsWith("NI", StringComparison.Ordinal) || timeOfDay.EndsWith("EV", StringComparison.Ordinal) || timeOfDay.EndsWith("AF", StringComparison.Ordinal) ? Sentence : _lateAt;
        if (when.Grain > Grain.Year)
        {
            return;
        }

        Last = when;
        if (when.Grain == Grain.Day)
        {
            _day = when;
            _dayAt = Sentence;
        }
        else if (when.Grain > Grain.Weekend)
        {
            // A month or a year begins another story than the day told before it.
            _day = _day is { } day && day.Date >= when.Date && day.Date <= when.Last ? _day : null;
        }

        _month = when.Grain <= Grain.Month ? When.OfMonth(when.Date.Year, when.Date.Month) : _month;
    }
}
