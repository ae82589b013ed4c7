using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Output;

/// <summary>A statement in a line, where others are told of at more length.</summary>
internal static class StatementLine
{
    /// <summary>"Orla Venn, in The Quarry Bell, 2026-03-05: the wheel turns".</summary>
    public static string Of(StatementResult result)
    {
        var passage = result.Passage ?? new Passage();
        string[] about =
        [
            result.Correction?.Speaker ?? result.Speaker,
            passage.Outlet.Length > 0 ? $"in {passage.Outlet}" : string.Empty,
            passage.Published,
        ];
        var content = string.Join(" … ", result.Statement?.Content.Select(span => span.Text) ?? []);
        return string.Join(": ", new[] { string.Join(", ", about.Where(part => part.Length > 0)), content }.Where(part => part.Length > 0));
    }
}
