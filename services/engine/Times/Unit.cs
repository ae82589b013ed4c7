namespace Hearsay.Engine.Times;

/// <summary>Units in which lengths of time are counted.</summary>
internal enum Unit
{
    None,
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}
