using System.Text.RegularExpressions;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

/// <summary>
/// A text with its attributions marked: "{s1 Ada Quill} {c1 said} {t1 the port is shut}". s is a source, c a cue, t a content; the digit tells the attribution,
/// and a mark that comes again is a further fragment. "{x ...}" is a region put aside. Marks do not nest.
/// </summary>
internal sealed partial class MarkedUp
{
    private readonly SortedDictionary<char, List<TextSpan>[]> _attributions = [];

    public MarkedUp(string marked)
    {
        var plain = new System.Text.StringBuilder();
        var at = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            plain.Append(marked, at, mark.Index - at);
            var start = plain.ToString().EnumerateRunes().Count();
            plain.Append(mark.Groups["words"].Value);
            Add(mark.Groups["kind"].Value, new TextSpan(start, plain.ToString().EnumerateRunes().Count()));
            at = mark.Index + mark.Length;
        }

        Value = plain.Append(marked, at, marked.Length - at).ToString();
        Text = new CodePointText(Value);
        Attributions = [.. _attributions.Values.Select(spans => new AttributionSpans(spans[0], spans[1], spans[2]))];
    }

    public string Value { get; }

    public CodePointText Text { get; }

    public List<TextSpan> Aside { get; } = [];

    public IReadOnlyList<AttributionSpans> Attributions { get; }

    private void Add(string kind, TextSpan span)
    {
        if (kind == "x")
        {
            Aside.Add(span);
            return;
        }

        if (!_attributions.TryGetValue(kind[1], out var spans))
        {
            _attributions[kind[1]] = spans = [[], [], []];
        }

        spans["sct".IndexOf(kind[0], StringComparison.Ordinal)].Add(span);
    }

    [GeneratedRegex(@"\{(?<kind>[sct][0-9]|x) (?<words>[^{}]*)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
