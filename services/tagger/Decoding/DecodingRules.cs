namespace Hearsay.Tagger.Decoding;

/// <summary>What the development figures chose; the same as Rules of training/hearsay_tagger/decode.py. Lengths are pieces, scores log odds.</summary>
/// <param name="OutsideBias">Added to the score of a piece that is no cue.</param>
/// <param name="ExtraContentMargin">That a content beside the best needs.</param>
/// <param name="MostContents">Of one cue.</param>
/// <param name="CloseGap">Between two contents that are taken for one.</param>
/// <param name="Reach">By which a pointer may move a content's end.</param>
/// <param name="LongestSource">From its first piece.</param>
/// <param name="LongestCue">From its first piece.</param>
/// <param name="RoleWeight">Of a piece's role beside the pointers.</param>
/// <param name="WidestMargin">Beyond which a piece's role weighs no more.</param>
internal sealed record DecodingRules(
    float OutsideBias = 0.75f,
    double ExtraContentMargin = 2,
    int MostContents = 3,
    int CloseGap = 3,
    int Reach = 6,
    int LongestSource = 60,
    int LongestCue = 10,
    double RoleWeight = 0.1,
    double WidestMargin = 6)
{
    public static readonly DecodingRules Default = new();
}
