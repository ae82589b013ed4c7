namespace Hearsay.QueryBenchmark;

/// <summary>What was measured at one size.</summary>
internal sealed class ResultTable(int statements)
{
    private readonly List<(RequestMix Mix, ReadMeasurement Measured)> _rows = [];

    /// <summary>Writes what the columns are.</summary>
    public void PrintHead(TextWriter output) =>
        output.WriteLine($"{"milliseconds",-48} {"p50",8} {"p99",8} {"goal",6}   {"p50 of 4",8} {"p99 of 4",8}");

    /// <summary>Adds a row and writes it.</summary>
    public void Add(RequestMix mix, ReadMeasurement measured, TextWriter output)
    {
        _rows.Add((mix, measured));
        var failed = measured.Failed > 0 ? $"   {measured.Failed} failed" : "";
        output.WriteLine(FormattableString.Invariant(
            $"{mix.Name,-48} {measured.Alone.Half,8:F1} {measured.Alone.Most,8:F1} {mix.Goal,6}   {measured.Crowded.Half,8:F1} {measured.Crowded.Most,8:F1}{failed}"));
    }

    /// <summary>Writes how the times of one client grow from each size to the next, for ten times as many statements.</summary>
    public static void PrintGrowth(IReadOnlyList<ResultTable> tables, TextWriter output)
    {
        if (tables.Count < 2)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{"growth for ten times as many statements, p50 p99",-48}   {string.Join("   ", tables.Zip(tables.Skip(1)).Select(pair => $"to {pair.Second.Size}"))}");
        for (var row = 0; row < tables[0]._rows.Count; row++)
        {
            var growths = tables.Zip(tables.Skip(1)).Select(pair => FormattableString.Invariant(
                $"{Growth(pair.First, pair.Second, row, times => times.Half),6:F2} {Growth(pair.First, pair.Second, row, times => times.Most),6:F2}"));
            output.WriteLine($"{tables[0]._rows[row].Mix.Name,-48} {string.Join("   ", growths)}");
        }
    }

    private int Size => statements;

    private static double Growth(ResultTable smaller, ResultTable larger, int row, Func<Latencies, double> of) =>
        Math.Pow(of(larger._rows[row].Measured.Alone) / of(smaller._rows[row].Measured.Alone), 1 / Math.Log10((double)larger.Size / smaller.Size));
}
