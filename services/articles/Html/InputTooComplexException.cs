using System.Globalization;

namespace Hearsay.Articles.Html;

/// <summary>A page is over one of <see cref="HtmlLimits"/>; reading it was broken off.</summary>
/// <param name="limit">Name of the limit: "bytes", "depth", "tokens" or "attributes".</param>
/// <param name="most">What it may be at most.</param>
public sealed class InputTooComplexException(string limit, int most)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The page is too complex: its {limit} may be {most} at most."))
{
    /// <summary>Name of the limit.</summary>
    public string Limit { get; } = limit;

    /// <summary>What it may be at most.</summary>
    public int Most { get; } = most;
}
