using System.Globalization;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Faults.Tests.Flow;

/// <summary>Invented news of about 100 words. Each number gives another text with other names, so that documents have little in common.</summary>
internal static class Stories
{
    private static readonly string[] Beginnings = ["Bran", "Tor", "Mel", "Sar", "Ald", "Quen", "Hest", "Vor", "Lim", "Dask"];
    private static readonly string[] Ends = ["wick", "stead", "mere", "holt", "ford", "gate", "moor", "haven", "dale", "bury"];
    private static readonly string[] Matters = ["ferry", "quarry", "library", "orchard", "aqueduct", "tramway", "granary", "lighthouse", "mill", "bridge"];

    /// <summary>A revision of a story as a client submits it, under a request id of its own.</summary>
    public static SubmitDocumentRequest Request(string feed, int story, int revision) => new()
    {
        RequestId = Guid.CreateVersion7().ToString(),
        PlainText = Text(story, revision),
        Facts = new PublicationFacts
        {
            Url = $"https://faults.example/{feed}/{story}",
            Outlet = $"The {Place(story)} Courier",
            Title = $"{Place(story)} {Matter(story)} report {story}",
            Language = "en",
            Published = "2026-03-02T06:30:00+01:00",
        },
    };

    private static string Text(int story, int revision)
    {
        var (place, matter) = (Place(story), Matter(story));
        var chief = $"{Pick(Beginnings, story / 3)}a {Pick(Beginnings, story + 7)}{Pick(Ends, story / 7)}";
        var other = $"{Pick(Beginnings, (story / 5) + 4)}o {Pick(Beginnings, story + 2)}{Pick(Ends, (story / 11) + 3)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The {matter} of {place} will cost {story + 40} million florins, the town council said on Tuesday. Work on it began {revision + 2} years ago and has been stopped twice.

            "We counted {(story * 7) + revision} carts at the {matter} of {place} last week," said {chief}, who leads the council. She told reporters that nobody in {place} had asked for another delay.

            According to {other}, an engineer at the {matter}, the wall on the north side is {story + 3} metres too short. "It was measured in the rain," he said. The builders denied that the wall was short.

            It is not clear who will pay for the report number {revision} of the {place} commission.
            """);
    }

    private static string Place(int story) => Pick(Beginnings, story) + Pick(Ends, story / 10);

    private static string Matter(int story) => Pick(Matters, story / 4);

    private static string Pick(string[] words, int number) => words[number % words.Length];
}
