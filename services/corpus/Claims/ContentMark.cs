using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>Something that the evidence knows of a stretch of a content: at most one of time, figure and name is given.</summary>
/// <param name="Start">First code point, counted from the beginning of the content's span.</param>
/// <param name="End">One past the last.</param>
/// <param name="Time">A time with a value.</param>
/// <param name="Figure">A number.</param>
/// <param name="Name">Full name of what is named or meant there.</param>
internal sealed record ContentMark(int Start, int End, TimeExpression? Time, Figure? Figure, string? Name);
