using System.Globalization;
using Hearsay.Answers.Quality.Tests.Scoring;

namespace Hearsay.Answers.Quality.Tests.Reporting;

/// <summary>One line of the table, for either half.</summary>
/// <param name="Stage">Part of the answers.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Goal">The project's goal; empty where there is none.</param>
/// <param name="Value">Takes it from the sums; null where nothing was measured.</param>
/// <param name="Tuned">Floor of the half that rules are tuned on; null for none.</param>
/// <param name="Untuned">Floor of the other half.</param>
internal sealed record QualityRow(string Stage, string Metric, string Goal, Func<AnswerScore, double?> Value, double? Tuned = null, double? Untuned = null)
{
    /// <summary>What trivial ways reach, each under its name.</summary>
    public IReadOnlyList<(string Name, Func<AnswerScore, double?> Value)> Baselines { get; init; } = [];

    /// <summary>Whether the floor is the most that is allowed.</summary>
    public bool LessIsBetter { get; init; }

    /// <summary>Whether a value is worse than a floor.</summary>
    public bool IsWorse(double? floor, double value) => floor is { } bound && (LessIsBetter ? value > bound : value < bound);

    /// <summary>A number as the table has it.</summary>
    public static string Write(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "-";
}
