using System.Globalization;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Faults.Tests.Flow;

/// <summary>
/// Invented news of about 100 words. Each number gives a text with names, things and figures of its own, so that documents have little to do
/// with each other: bringing together what many say alike is not what is tested here.
/// </summary>
internal static class Stories
{
    private static readonly string[] Beginnings =
        ["Bran", "Tor", "Mel", "Sar", "Ald", "Quen", "Hest", "Vor", "Lim", "Dask", "Ork", "Pell", "Runn", "Isk", "Juv", "Kest", "Nar", "Ulm", "Wex", "Zan"];

    private static readonly string[] Ends =
        ["wick", "stead", "mere", "holt", "ford", "gate", "moor", "haven", "dale", "bury", "combe", "fell", "garth", "ness", "thorpe", "worth"];

    private static readonly string[] Things =
    [
        "ferry", "quarry", "library", "orchard", "aqueduct", "tramway", "granary", "lighthouse", "mill", "bridge", "brewery", "theatre", "stadium",
        "hospital", "reservoir", "vineyard", "foundry", "observatory", "market", "school", "prison", "airfield", "bakery", "cinema", "laundry", "tannery",
    ];

    private static readonly string[] Goods =
    [
        "carts", "pianos", "lanterns", "barrels", "saddles", "violins", "turnips", "anchors", "blankets", "clocks", "candles", "ladders", "mirrors",
        "ovens", "pigeons", "quilts", "ropes", "spoons", "tractors", "umbrellas", "vases", "wagons", "kettles", "hammers", "goats", "drums",
    ];

    /// <summary>A revision of a story as a client submits it, under a request id of its own.</summary>
    public static SubmitDocumentRequest Request(string feed, int story, int revision)
    {
        var words = new Words(story);
        return new SubmitDocumentRequest
        {
            RequestId = Guid.CreateVersion7().ToString(),
            PlainText = Text(words, revision),
            Facts = new PublicationFacts
            {
                Url = $"https://faults.example/{feed}/{story}",
                Outlet = $"The {words.Place} Courier",
                Title = $"{words.Thing} of {words.Place}: report {story}",
                Language = "en",
                Published = "2026-03-02T06:30:00+01:00",
            },
        };
    }

    private static string Text(Words words, int revision) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        The {words.Thing} of {words.Place} will need {words.Figure} {words.Goods} before winter, the council of {words.Place} said on Tuesday. Work on it began {revision + 2} years ago and has been stopped twice.

        "We counted {words.OtherFigure + revision} {words.OtherGoods} at the {words.Thing} of {words.Place}," said {words.Chief}, who leads the council. She told reporters that nobody in {words.Place} had asked for {words.MoreGoods}.

        According to {words.Other}, an engineer at the {words.OtherThing} of {words.OtherPlace}, its {words.MoreGoods} weigh {words.Figure + 7} tons. "The {words.OtherThing} of {words.OtherPlace} holds {words.Goods}," he said. The builders of {words.OtherPlace} denied that {words.OtherGoods} were missing.

        It is not clear who will pay for report number {revision} of the {words.Place} commission.
        """);

    /// <summary>Words of one story, the same whenever they are asked for.</summary>
    private sealed class Words
    {
        private readonly Rounds.Numbers _numbers;

        public Words(int story)
        {
            _numbers = new Rounds.Numbers((ulong)story);
            (Place, OtherPlace) = (Pick(Beginnings) + Pick(Ends), Pick(Beginnings) + Pick(Ends));
            (Thing, OtherThing) = (Pick(Things), Pick(Things));
            (Goods, OtherGoods, MoreGoods) = (Pick(AllGoods), Pick(AllGoods), Pick(AllGoods));
            (Chief, Other) = ($"{Pick(Beginnings)}a {Pick(Beginnings)}{Pick(Ends)}", $"{Pick(Beginnings)}o {Pick(Beginnings)}{Pick(Ends)}");
            (Figure, OtherFigure) = (12 + _numbers.Below(900), 12 + _numbers.Below(900));
        }

        public string Place { get; }

        public string OtherPlace { get; }

        public string Thing { get; }

        public string OtherThing { get; }

        public string Goods { get; }

        public string OtherGoods { get; }

        public string MoreGoods { get; }

        public string Chief { get; }

        public string Other { get; }

        public int Figure { get; }

        public int OtherFigure { get; }

        private static string[] AllGoods => Stories.Goods;

        private string Pick(string[] words) => words[_numbers.Below(words.Length)];
    }
}
