namespace Hearsay.Engine.Quality.Tests.Spans;

internal enum NameType
{
    Person,
    Organization,
    Location,
}

/// <summary>A name in the text, in code points.</summary>
internal readonly record struct TypedName(NameType Type, TextSpan Span);
