using System.Diagnostics;
using System.Globalization;

namespace Hearsay.LocalHost;

/// <summary>What the user sees: each step with the seconds since the start. Evidence goes to standard output, steps to standard error.</summary>
internal sealed class Screen
{
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();

    public void Step(string what) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{_sinceStart.Elapsed.TotalSeconds,5:F1} s] {what}"));

    public static void Failure(string what) => Console.Error.WriteLine($"Failed: {what}");

    public static void Line(string text = "") => Console.Out.WriteLine(text);
}
