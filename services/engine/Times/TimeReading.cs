using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>A time found: tokens [First, End), and what they mean; NeedsAnchor where there is no value for want of a publication date.</summary>
internal readonly record struct TimeReading(int First, int End, TimeType Type, string Value, bool NeedsAnchor);
