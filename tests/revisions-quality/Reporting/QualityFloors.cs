using System.Globalization;
using Hearsay.Revisions.Quality.Tests.Scoring;

namespace Hearsay.Revisions.Quality.Tests.Reporting;

/// <summary>What the figures may not fall below, in either half and profile.</summary>
internal static class QualityFloors
{
    /// <summary>F1 of changes, in percent.</summary>
    public const double ChangesF1 = 85;

    /// <summary>Controls that may give a change.</summary>
    public const int AlarmedControls = 0;

    /// <summary>What is worse than its floor, in words.</summary>
    public static IReadOnlyList<string> Broken(string half, string profile, HalfScore score)
    {
        var broken = new List<string>();
        if (score.Total.F1 < ChangesF1)
        {
            broken.Add(string.Create(CultureInfo.InvariantCulture, $"{half}, {profile}: F1 of changes is {score.Total.F1:F1}, less than {ChangesF1:F1}"));
        }

        if (score.AlarmedControls > AlarmedControls)
        {
            broken.Add($"{half}, {profile}: {score.AlarmedControls} controls give a change");
        }

        return broken;
    }
}
