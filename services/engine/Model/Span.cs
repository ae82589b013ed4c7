namespace Hearsay.Engine.Model;

/// <summary>A stretch of the canonical text in Unicode code points, [Start, End), with its characters.</summary>
/// <param name="Start">First code point, counted from 0.</param>
/// <param name="End">One past the last code point; never less than <paramref name="Start"/>.</param>
/// <param name="Text">The characters [Start, End).</param>
public sealed record Span(int Start, int End, string Text);
