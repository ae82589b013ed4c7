namespace Hearsay.LocalPostgres.Tests;

public sealed class ProgramLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder["log"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TellsWhy_ShortLog_ShowsAll()
    {
        File.WriteAllText(Log, "begin\n\nport is taken\n");

        Assert.Equal($"{Log} tells why; it ends:\n  begin\n  port is taken", ProgramLog.TellsWhy(Log));
    }

    [Fact]
    public void TellsWhy_LongLog_ShowsTheLastTenLines()
    {
        File.WriteAllLines(Log, Enumerable.Range(0, 100_000).Select(number => $"line {number}"));

        var lines = ProgramLog.TellsWhy(Log).Split('\n');

        Assert.Equal(Enumerable.Range(99_990, 10).Select(number => $"  line {number}"), lines.Skip(1));
    }

    [Fact]
    public void TellsWhy_EndlessLines_AreCut()
    {
        File.WriteAllText(Log, new string('a', 1 << 20) + "\n" + string.Concat(Enumerable.Repeat("\ud83d\udc26", 1000)));

        var lines = ProgramLog.TellsWhy(Log).Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.InRange(line.Length, 500, 505));
    }

    [Fact]
    public void TellsWhy_LogThatIsStillWritten_ShowsWhatIsThere()
    {
        using var writer = new StreamWriter(Log);
        writer.Write("half a li");
        writer.Flush();

        Assert.EndsWith("\n  half a li", ProgramLog.TellsWhy(Log), StringComparison.Ordinal);
    }

    [Fact]
    public void TellsWhy_NoLog_NamesItOnly() => Assert.Equal($"{Log} tells why.", ProgramLog.TellsWhy(Log));

    [Fact]
    public void TellsWhy_EmptyLog_NamesItOnly()
    {
        File.WriteAllText(Log, "");

        Assert.Equal($"{Log} tells why.", ProgramLog.TellsWhy(Log));
    }
}
