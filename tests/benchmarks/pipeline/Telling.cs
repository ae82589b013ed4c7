namespace Hearsay.PipelineBenchmark;

/// <summary>
/// Short invented news of about 100 words, each a story of its own: what happens to what, where, and who speaks of it are drawn so that
/// 40,000 articles pass before a thing and its fate meet again.
/// </summary>
internal sealed class Telling
{
    private static readonly string[] Places =
        ["Tarnmouth", "Ostwick", "Hallowdene", "Brackley Quay", "Kestervale", "Lindry", "Corvane", "Northmere", "Solvane", "Quillon", "Ardmore Sound", "Pell Regis"];

    private static readonly string[] Surnames =
        ["Ashgrove", "Bellweather", "Carnaby", "Dunmore", "Elstow", "Farrant", "Garside", "Hollis", "Inskip", "Jessop", "Kilbride", "Larkin", "Mossop", "Nettleton"];

    private static readonly string[] GivenNames = ["Ada", "Bertrand", "Clara", "Dorian", "Edda", "Felix", "Greta", "Hugh", "Ines", "Jonas", "Klara"];

    private static readonly string[] Things =
    [
        "sea wall", "tram line", "public library", "grain market", "ferry pier", "district hospital", "radio mast", "water tower", "glass works", "railway bridge",
        "fish hall", "primary school", "cattle fair", "court house", "city archive", "power station", "bus depot", "stone quarry", "apple orchard", "wind farm",
        "cable car", "salt mine", "opera house", "night shelter", "brick kiln", "zoo", "lighthouse", "canal lock", "paper mill", "observatory",
    ];

    private static readonly (string Will, string Doing, string Harm)[] Fates =
    [
        ("close", "closing", "leave forty people without work"), ("rebuild", "rebuilding", "cost twice what was planned"),
        ("sell", "selling", "fall into the hands of one bidder"), ("insure", "insuring", "take years to pay off"),
        ("inspect", "inspecting", "show rust in every beam"), ("rename", "renaming", "please nobody who lives there"),
        ("extend", "extending", "swallow the last meadow"), ("guard", "guarding", "frighten visitors away"),
        ("lease", "leasing", "bind the town for a generation"), ("repaint", "repainting", "hide the cracks for one summer"),
        ("flood-proof", "flood-proofing", "push the water into the valley"), ("electrify", "electrifying", "overload the old cables"),
    ];

    private int _next;

    public string Next()
    {
        var number = _next++;
        var (place, thing, fate) = (Of(Places, number, 1), Of(Things, number, 7), Of(Fates, number, 5));
        var (mayor, critic) = (Of(GivenNames, number, 3) + " " + Of(Surnames, number, 1), Of(GivenNames, number, 4) + " " + Of(Surnames, number, 5));
        return $"""
            {place} to {fate.Will} its {thing}

            {place} will {fate.Will} its {thing} before the winter, a spokeswoman for the council said on Tuesday.

            “{Capital(fate.Doing)} the {thing} cannot wait for another year,” said Mayor {mayor}. She told reporters that the work would cost {(number % 340) + 2} million crowns
            and begin within {(number % 9) + 2} weeks.

            {critic}, who lives nearby, doubted it. “To {fate.Will} a {thing} may {fate.Harm},” {critic.Split(' ')[1]} said.

            The ministry of works denied that money for the {thing} had been held back. According to the {place} Herald, citing two engineers,
            the {thing} was last looked after {(number % 31) + 2} years ago.
            """;
    }

    private static T Of<T>(T[] all, int number, int step) => all[((number * step) + (number / all.Length)) % all.Length];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
