namespace Hearsay.Tagger.Windows;

/// <summary>A stretch of pieces that the encoder reads at once.</summary>
/// <param name="SeenFrom">First piece that is read.</param>
/// <param name="Start">First piece that counts: a cue that begins before it stands in another window's middle.</param>
/// <param name="End">One past the last piece that counts.</param>
/// <param name="SeenTo">One past the last piece that is read.</param>
public readonly record struct Window(int SeenFrom, int Start, int End, int SeenTo)
{
    /// <summary>Pieces that are read.</summary>
    public int Length => SeenTo - SeenFrom;
}
