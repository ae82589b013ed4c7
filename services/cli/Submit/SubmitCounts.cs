using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Submit;

/// <summary>What became of the documents of one run.</summary>
internal sealed class SubmitCounts
{
    private readonly Dictionary<SubmitOutcome, int> _taken = [];

    /// <summary>Documents that were refused.</summary>
    public int Refused { get; private set; }

    public void Took(SubmitOutcome outcome) => _taken[outcome] = _taken.GetValueOrDefault(outcome) + 1;

    public void Refuse() => Refused++;

    /// <summary>Sums up where there is something to sum up.</summary>
    public void WriteTo(Screen screen)
    {
        var all = _taken.Values.Sum() + Refused;
        if (all < 2)
        {
            return;
        }

        var parts = _taken.OrderBy(outcome => outcome.Key)
            .Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Value} {EnumWords<SubmitOutcome>.Of(outcome.Key).ToLowerInvariant()}"))
            .Concat(Refused > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{Refused} refused")] : []);
        screen.Note($"{Counted.Of(all, "document")}: {string.Join(", ", parts)}");
    }
}
