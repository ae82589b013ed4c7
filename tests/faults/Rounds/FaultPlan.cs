using System.Globalization;
using Hearsay.Contracts;
using Hearsay.Faults.Tests.Wire;

namespace Hearsay.Faults.Tests.Rounds;

/// <summary>One kill: who, where on the way of which statement and at which time, or, without a point, how long after the one before.</summary>
/// <param name="Victim">A process of the platform, or "postgres".</param>
/// <param name="Watched">Process whose way to PostgreSQL is watched for the point.</param>
/// <param name="Point">Null for a kill at a time.</param>
/// <param name="Nth">At which time that the point is reached.</param>
/// <param name="Wait">Time before the kill where there is no point.</param>
internal sealed record FaultStep(string Victim, string Watched, WirePoint? Point, int Nth, TimeSpan Wait)
{
    /// <inheritdoc/>
    public override string ToString() => Point is null
        ? string.Create(CultureInfo.InvariantCulture, $"kill {Victim} after {Wait.TotalMilliseconds:F0} ms")
        : $"kill {Victim} {Point} in {Watched}, time {Nth}";
}

/// <summary>Connections between a service and the sidecar that break off, all at once, after so many bytes more.</summary>
/// <param name="Service">The service.</param>
/// <param name="Outward">Its own connections to the sidecar; else the sidecar's to it.</param>
/// <param name="Bytes">Bytes that pass before.</param>
internal sealed record LinkCut(string Service, bool Outward, int Bytes)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"cut {(Outward ? $"{Service} to sidecar" : $"sidecar to {Service}")} after {Bytes} bytes");
}

/// <summary>Which kills, in which order, and which cuts: a function of the seed and of nothing else.</summary>
internal static class FaultPlan
{
    /// <summary>Name of the database among the victims.</summary>
    public const string Postgres = "postgres";

    private const string Sidecar = "sidecar";

    // About what passes between a service and its sidecar in the shortest rounds.
    private const int MostBytes = 20_000;

    /// <summary>Points by victim. Each round takes the next of each; then all have been taken, they begin anew.</summary>
    private static readonly (string Victim, (string Watched, WirePoint Point)[] Points)[] Catalogue =
    [
        (AppIds.Ingestion,
        [
            (AppIds.Ingestion, Points.SubmitBeforeCommit),
            (AppIds.Ingestion, Points.SubmitCommitted),
            (AppIds.Ingestion, Points.PublishedBeforeCursor),
        ]),
        (AppIds.Extraction,
        [
            (AppIds.Extraction, Points.EvidenceCommitted),
            (AppIds.Extraction, Points.PublishedBeforeCursor),
            (AppIds.Extraction, Points.EvidenceBeforeCommit),
        ]),
        (AppIds.Query, [(AppIds.Query, Points.ProjectionBeforeCommit), (AppIds.Query, Points.ProjectionCommitted)]),
        (Postgres,
        [
            (AppIds.Extraction, Points.EvidenceBeforeCommit),
            (AppIds.Ingestion, Points.SubmitCommitted),
            (Sidecar, Points.MessageCommitted),
        ]),
        (Sidecar, [(Sidecar, Points.MessageCommitted), (Sidecar, Points.DeliveredBeforeAck), (Sidecar, Points.MessagePasses)]),
    ];

    /// <summary>Every kill at a point that rounds go through, at the first time that it is reached.</summary>
    public static IReadOnlyList<FaultStep> AllSteps { get; } =
    [
        .. Catalogue.SelectMany(entry => entry.Points.Select(point => new FaultStep(entry.Victim, point.Watched, point.Point, 1, TimeSpan.Zero))),
    ];

    /// <summary>The kills of a round: each victim once, at the next of its points or, one time in four, at any time.</summary>
    public static IReadOnlyList<FaultStep> Round(ulong seed, int round)
    {
        var numbers = new Numbers(seed + ((ulong)round * 0x9E3779B97F4A7C15));
        var offset = new Numbers(seed);
        var steps = new List<FaultStep>();
        foreach (var (victim, points) in Catalogue)
        {
            var (watched, point) = points[(offset.Below(points.Length) + round) % points.Length];
            var atRandom = numbers.Below(4) == 0;
            var nth = 1 + numbers.Below(3);
            var wait = TimeSpan.FromMilliseconds(numbers.Below(1500));
            steps.Add(new FaultStep(victim, watched, atRandom ? null : point, nth, wait));
        }

        return steps;
    }

    /// <summary>The cuts of a round: each way between a service and the sidecar once, somewhere in a message or between two.</summary>
    public static IReadOnlyList<LinkCut> Cuts(ulong seed, int round)
    {
        var numbers = new Numbers(~seed + ((ulong)round * 0x9E3779B97F4A7C15));
        return
        [
            .. new[] { AppIds.Ingestion, AppIds.Extraction, AppIds.Query }
                .SelectMany(service => new[] { true, false }.Select(outward => new LinkCut(service, outward, 1 + numbers.Below(MostBytes)))),
        ];
    }

    /// <summary>A plan in words, one line a kill or a cut.</summary>
    public static string Describe(ulong seed, int round) =>
        $"round {round} of seed {seed}:\n" + string.Join('\n', Cuts(seed, round).Select(cut => $"  {cut}").Concat(Round(seed, round).Select(step => $"  {step}")));
}

/// <summary>Numbers of a seed, the same on every machine (SplitMix64).</summary>
internal sealed class Numbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next number from 0 up to, and without, a bound.</summary>
    public int Below(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
    }
}
