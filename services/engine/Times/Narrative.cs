using Hearsay.Engine.Text;

namespace Hearsay.Engine.Times;

/// <summary>Tells a history from news: years long past by the dozen, and hardly a word that counts from today.</summary>
internal static class Narrative
{
    private const int FewestYears = 4;

    public static bool Is(ReadText text, DateOnly? anchor)
    {
        if (anchor is not { } today)
        {
            return false;
        }

        int old = 0, fresh = 0;
        foreach (var token in text.Tokens)
        {
            if (TimeWords.YearOf(token.Lower, 1400) is var year and > 0)
            {
                old += year < today.Year - 1 ? 1 : 0;
                fresh += year >= today.Year - 1 ? 1 : 0;
            }
            else
            {
                fresh += token.Lower is "yesterday" or "today" or "tomorrow" || (token.IsCapital && TimeWords.DayOf(token.Lower) >= 0) ? 1 : 0;
                old += token.Lower is "bc" or "bce" or "b.c." ? 1 : 0;
            }
        }

        return old >= FewestYears && old > fresh * 3;
    }
}
