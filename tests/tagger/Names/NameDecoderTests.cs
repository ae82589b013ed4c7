using Hearsay.Engine.Cues;
using Hearsay.Tagger.Names;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Windows;

namespace Hearsay.Tagger.Tests.Names;

public sealed class NameDecoderTests
{
    [Fact]
    public void Read_Labels_GivesWholeWordsWithTheirKinds()
    {
        var names = Read("Ada Quill left Vell for the Harbour Board and the Cup", "Ada=1 Quill=2 Vell=5 Harbour=3 Board=4 Cup=7");

        Assert.Equal(["Person: Ada Quill", "Place: Vell", "Organization: Harbour Board", "Other: Cup"], names);
    }

    [Fact]
    public void Read_NameAtAParagraphsEnd_EndsThere() =>
        Assert.Equal(["Person: Ada", "Person: Quill"], Read("Ada\nQuill", "Ada=1 Quill=2"));

    [Fact]
    public void Read_TwoNamesInAWord_AreOneName()
    {
        var pieces = PieceReader.Read("Brennquillia spoke", TestContext.Current.CancellationToken);
        Assert.True(pieces.Starts[2] == 0);
        var scores = new float[pieces.Count * 9];
        for (var i = 0; i < pieces.Count; i++)
        {
            scores[(i * 9) + (i < 3 ? 1 : 0)] = 5;
        }

        Assert.Equal([new NameReading(new TextRange(0, 12), NameKind.Person)], NameDecoder.Read(pieces, scores, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Read_FirstPiecesOnly_LeavesOutTheRest() =>
        Assert.Equal(["Person: Ada"], Read("Ada met Quill", "Ada=1 Quill=1", upTo: 2));

    [Fact]
    public void Add_Windows_TakesWhatEachCounts()
    {
        var scores = new NameScores(5);
        scores.Add(new Window(0, 0, 3, 5), Row(5, 1));
        scores.Add(new Window(1, 3, 5, 5), Row(4, 2));

        Assert.Equal([1f, 1, 1, 2, 2], Enumerable.Range(0, 5).Select(piece => scores.Values[(piece * 9) + 8]));

        static float[] Row(int pieces, float value) => [.. Enumerable.Repeat(value, pieces * 9)];
    }

    private static IEnumerable<string> Read(string text, string labels, int upTo = int.MaxValue)
    {
        var label = labels.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));
        var pieces = PieceReader.Read(text, TestContext.Current.CancellationToken);
        var scores = new float[Math.Min(upTo, pieces.Count) * 9];
        for (var i = 0; i < scores.Length / 9; i++)
        {
            var own = label.GetValueOrDefault(text[pieces.Starts[i]..pieces.Ends[i]]);
            // A word's later pieces go on with what its first began.
            scores[(i * 9) + (own > 0 && pieces.Shapes[i] == WordShape.Continuation && own % 2 == 1 ? own + 1 : own)] = 5;
        }

        return NameDecoder.Read(pieces, scores, TestContext.Current.CancellationToken).Select(name => $"{name.Kind}: {text[name.Range.Start..name.Range.End]}");
    }
}
