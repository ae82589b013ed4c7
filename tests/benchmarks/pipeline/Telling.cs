namespace Hearsay.PipelineBenchmark;

/// <summary>
/// Short invented news of about 100 words, each a story of its own: who does what to what, who speaks of it and in which words are drawn from lists so long that
/// two articles seldom share a sentence. The same each time.
/// </summary>
internal sealed class Telling
{
    private static readonly string[] Places =
    [
        "Tarnmouth", "Ostwick", "Hallowdene", "Brackley Quay", "Kestervale", "Lindry", "Corvane", "Northmere", "Solvane", "Quillon", "Ardmore Sound", "Pell Regis",
        "Wexcombe", "Dravenholt", "Ullesby", "Farrowgate", "Maristow", "Thornleigh", "Eastrey", "Glimmer Bay",
    ];

    private static readonly string[] Surnames =
    [
        "Ashgrove", "Bellweather", "Carnaby", "Dunmore", "Elstow", "Farrant", "Garside", "Hollis", "Inskip", "Jessop", "Kilbride", "Larkin", "Mossop", "Nettleton",
        "Ormerod", "Pickering", "Quayle", "Rushworth", "Stapleton", "Tolliver", "Underhill", "Varley", "Wainwright", "Yardley",
    ];

    private static readonly string[] GivenNames =
        ["Ada", "Bertrand", "Clara", "Dorian", "Edda", "Felix", "Greta", "Hugh", "Ines", "Jonas", "Klara", "Lorenz", "Mabel", "Nils", "Odile", "Pascal"];

    private static readonly string[] Roles =
    [
        "Mayor", "Judge", "Professor", "Captain", "Councillor", "Minister", "Bishop", "Inspector", "Senator", "Colonel",
    ];

    private static readonly string[] Things =
    [
        "sea wall", "tram line", "public library", "grain market", "ferry pier", "district hospital", "radio mast", "water tower", "glass works", "railway bridge",
        "fish hall", "primary school", "cattle fair", "court house", "city archive", "power station", "bus depot", "stone quarry", "apple orchard", "wind farm",
        "cable car", "salt mine", "opera house", "night shelter", "brick kiln", "zoo", "lighthouse", "canal lock", "paper mill", "observatory",
        "dairy", "shipyard", "ice rink", "fire station", "weather office", "reservoir", "customs shed", "botanical garden", "prison", "airfield",
    ];

    private static readonly string[] Acts =
    [
        "close", "rebuild", "sell", "insure", "inspect", "rename", "extend", "guard", "lease", "repaint", "electrify", "demolish", "fence in", "survey", "modernise",
        "hand over", "drain", "roof", "auction", "merge",
    ];

    private static readonly string[] Doers =
    [
        "the harbour board", "a parish committee", "two brothers", "the regional bank", "a nurses' union", "the ministry of works", "a group of farmers", "the fire brigade",
        "an insurance firm", "the teachers' league", "a travelling circus", "the forestry office", "a retired pilot", "the chess club", "the water company", "a bakers' guild",
        "the historical society", "an apprentice", "the tenants' council", "a film studio",
    ];

    private static readonly string[] Deeds =
    [
        "lost a shipment of copper", "hired forty divers", "found coins beneath a cellar", "refused to pay a fine", "borrowed a crane", "planted chestnut trees",
        "misread an old map", "burned its ledgers", "sent petitions to the capital", "opened a soup kitchen", "broke a contract over timber", "sued a cartographer",
        "bought rifles abroad", "dismissed its treasurer", "published forged letters", "poisoned a trout stream", "won a lottery", "dug a tunnel by hand",
        "smuggled violins", "photographed a wolf", "restored a mural", "flooded an allotment", "patented a valve", "withheld wages in August",
    ];

    private static readonly string[] Opinions =
    [
        "a scandal without precedent", "the best news in a decade", "too little and too late", "a gift to speculators", "an insult to fishermen", "a matter for the courts",
        "plain arithmetic", "a triumph of patience", "an accident waiting to happen", "good theatre and bad policy", "a bargain", "nobody's business",
        "a cure worse than the illness", "overdue since the war", "a lesson in humility", "proof that letters help",
    ];

    private static readonly string[] Measures =
    [
        "tonnes of gravel", "litres of diesel", "rolls of wallpaper", "signatures", "sheep", "metres of rope", "volunteers", "barrels of herring", "window panes", "bicycles",
        "sacks of flour", "tickets", "lamps", "crowns", "beehives", "hours of overtime",
    ];

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private int _next;

    public string Next()
    {
        var draw = new Draw(_next++);
        var (place, thing, act) = (draw.Of(Places), draw.Of(Things), draw.Of(Acts));
        var (one, other) = (draw.Of(GivenNames) + " " + draw.Of(Surnames), draw.Of(GivenNames) + " " + draw.Of(Surnames));
        var (doer, day) = (draw.Of(Doers), draw.Of(Days));
        return $"""
            {Capital(doer)} to {act} {thing} of {place}

            {Capital(doer)} will {act} the {thing} of {place}, a spokeswoman said on {day}.

            “What {draw.Of(Doers)} did is {draw.Of(Opinions)},” said {draw.Of(Roles)} {one}. “Last {draw.Of(Days)} they {draw.Of(Deeds)}.”

            {other} told reporters that {draw.Of(Doers)} had {Past(draw.Of(Deeds))} and needed {draw.Number(900)} {draw.Of(Measures)}. “To {draw.Of(Acts)} a {draw.Of(Things)} is {draw.Of(Opinions)},”
            {other.Split(' ')[1]} added.

            According to the {draw.Of(Places)} Herald, citing two witnesses, {draw.Of(Doers)} {draw.Of(Deeds)}. {Capital(draw.Of(Doers))} denied that the {draw.Of(Things)} cost {draw.Number(70)} million crowns.
            """;
    }

    // Verbs of deeds whose participle is another word.
    private static string Past(string deed) => deed.StartsWith("broke ", StringComparison.Ordinal) ? "broken " + deed["broke ".Length..] : deed;

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Draws for one article, one after the other: the state is mixed as in SplitMix64.</summary>
    private sealed class Draw(int number)
    {
        private ulong _state = (ulong)number * 0x9E3779B97F4A7C15;

        public T Of<T>(T[] all) => all[Next((ulong)all.Length)];

        /// <summary>From 2 on.</summary>
        public int Number(int most) => 2 + Next((ulong)most - 1);

        private int Next(ulong bound)
        {
            _state += 0xD1342543DE82EF95;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % bound);
        }
    }
}
