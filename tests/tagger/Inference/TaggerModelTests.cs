using System.Runtime.InteropServices;
using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Windows;

namespace Hearsay.Tagger.Tests.Inference;

public sealed partial class TaggerModelTests(ShippedModel shipped) : IClassFixture<ShippedModel>
{
    private const string Text = "Mayor Ada Quill said the Harbour Board would meet on Monday.\n\u201CNobody leaves,\u201D Brenn told the Vell Courier, adding that the yard stays shut.";

    [Fact]
    public void Read_OneWindow_ScoresEveryPiece()
    {
        using var scores = Read(Text, TestContext.Current.CancellationToken);
        var roles = scores.Roles(3);
        var pointers = scores.Pointers(3);

        Assert.Equal(Pieces(Text).Count, scores.Length);
        Assert.Equal((scores.Length * 3, scores.Length * 9), (scores.Cue.Length, scores.Name.Length));
        Assert.Equal((scores.Length, scores.Length), (roles.Length, pointers.Length));
        Assert.Equal(scores.Length + 1, pointers.Of(Pointer.SecondContentEnd).Length);
        Assert.All([.. scores.Cue, .. scores.Name, .. roles.Values, .. pointers.Of(Pointer.SourceStart)], score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void Read_PlainReport_FindsItsCueAndRoles()
    {
        using var scores = Read("Mayor Ada Quill said the Harbour Board would meet on Monday.", TestContext.Current.CancellationToken);
        var said = Word("said", scores.Length);

        Assert.Equal(1, Highest(scores.Cue.Slice(said * 3, 3)));
        var roles = scores.Roles(said);
        Assert.Equal(RoleLabel.SourceInside, Best(roles, said - 1));
        Assert.Equal(RoleLabel.CueBegin, Best(roles, said));
        Assert.Equal(RoleLabel.ContentBegin, Best(roles, said + 1));

        static int Word(string word, int length)
        {
            var pieces = Pieces("Mayor Ada Quill said the Harbour Board would meet on Monday.");
            return Enumerable.Range(0, length).Single(i => pieces.Text[pieces.Starts[i]..pieces.Ends[i]] == word);
        }
    }

    [Fact]
    public async Task Read_ManyAtOnce_GivesTheSameBytes()
    {
        var expected = Bytes();

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Bytes, TestContext.Current.CancellationToken)));

        Assert.All(all, bytes => Assert.Equal(expected, bytes));

        byte[] Bytes()
        {
            using var scores = Read(Text, TestContext.Current.CancellationToken);
            return MemoryMarshal.AsBytes<float>([.. scores.Cue, .. scores.Name, .. scores.Roles(4).Values, .. scores.Pointers(4).Of(Pointer.ContentEnd)]).ToArray();
        }
    }

    [Fact]
    public void Read_CancelledToken_IsHonoured() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Read(Text, new CancellationToken(canceled: true)));

    [Fact]
    public async Task Read_CancelledMeanwhile_EndsTheRun()
    {
        using var source = new CancellationTokenSource();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() => ReadOnAndOn(entered, source.Token), TestContext.Current.CancellationToken);

        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Load_NoModel_IsRejected() => Assert.Throws<InvalidModelException>(() => TaggerModel.Load([1, 2, 3]));

    [Fact]
    public void Load_Telemetry_IsSwitchedOffInTheProcess()
    {
        Assert.Equal(64, shipped.Model.WeightsSha256.Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("1", Marshal.PtrToStringUTF8(GetVariable("ORT_DISABLE_TELEMETRY")));
        }
    }

    private void ReadOnAndOn(TaskCompletionSource entered, CancellationToken cancellationToken)
    {
        while (true)
        {
            Read(Text, cancellationToken).Dispose();
            entered.TrySetResult();
        }
    }

    private static PieceText Pieces(string text) => PieceReader.Read(text, TestContext.Current.CancellationToken);

    private static RoleLabel Best(RoleScores roles, int piece) => Enum.GetValues<RoleLabel>().MaxBy(label => roles[piece, label]);

    private static int Highest(ReadOnlySpan<float> scores)
    {
        var values = scores.ToArray();
        return Array.IndexOf(values, values.Max());
    }

    private WindowScores Read(string text, CancellationToken cancellationToken)
    {
        var pieces = Pieces(text);
        return shipped.Model.Read(pieces, new Window(0, 0, pieces.Count, pieces.Count), cancellationToken);
    }

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetVariable(string name);
}
