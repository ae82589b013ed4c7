using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.Reporting;

/// <summary>What is taken of a tally.</summary>
internal enum Measure
{
    /// <summary>Harmonic mean of precision and recall.</summary>
    F1,

    /// <summary>Of the items asked about, how many are right, in percent.</summary>
    Share,
    Precision,
    Recall,

    /// <summary>How many are right.</summary>
    Right,

    /// <summary>How many are found beside; fewer are better.</summary>
    Others,

    /// <summary>A value of its own, not of a tally.</summary>
    Own,

    /// <summary>The same; less is better.</summary>
    Error,
}

/// <summary>One line of the table: what is measured on which data, the goal or the field's figure, and the least that the readers must reach.</summary>
/// <param name="Stage">Part of the engine.</param>
/// <param name="DataSet">Where it is measured.</param>
/// <param name="Figure">What is counted, and how.</param>
/// <param name="Measure">What is taken of it.</param>
/// <param name="Anchor">Goal, or what others reach; empty where there is none.</param>
/// <param name="Rules">Floor of the rules; null for none.</param>
/// <param name="Model">Floor of the model.</param>
internal sealed record QualityRow(string Stage, string DataSet, Figure Figure, Measure Measure, string Anchor, double? Rules, double? Model)
{
    public string Metric => Measure is Measure.Own or Measure.Error ? Figure.ToString() : $"{Figure}, {(Measure is Measure.F1 ? "F1" : Measure is Measure.Share ? "percent" : Measure.ToString().ToLowerInvariant())}";

    /// <summary>Whether the value is taken of a tally.</summary>
    public bool IsOfTally => Measure is not (Measure.Own or Measure.Error);

    /// <summary>Whether the floor is the most that is allowed.</summary>
    public bool LessIsBetter => Measure is Measure.Others or Measure.Error;

    public double ValueOf(Tally tally) => Measure switch
    {
        Measure.Precision => tally.Precision,
        Measure.Share or Measure.Recall => tally.Recall,
        Measure.Right => tally.Right,
        Measure.Others => tally.Found - tally.Right,
        _ => tally.F1,
    };

    public double? FloorOf(string reader) => reader switch
    {
        Readers.ReaderUnderTest.Rules => Rules,
        Readers.ReaderUnderTest.Model => Model,
        _ => null,
    };

    public bool IsBelowFloor(string reader, double value) => FloorOf(reader) is { } floor && (LessIsBetter ? value > floor : value < floor);
}
