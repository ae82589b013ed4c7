using System.Text.Json;

namespace Hearsay.Query.Tests;

/// <summary>How a plan comes by its rows.</summary>
/// <param name="Accesses">Indexes that it uses, and large tables that it reads whole; each once, in order.</param>
internal sealed record QueryPlan(IReadOnlyList<string> Accesses)
{
    // Decisions of people are few, and there is one log; a table so small is read whole whatever indexes it has.
    private static readonly string[] SmallTables = ["entity_decision", "entity_decision_name", "entity_decision_place", "correction", "correction_undo", "watch_log"];

    /// <summary>Reads what EXPLAIN writes as JSON.</summary>
    public static QueryPlan Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var accesses = new SortedSet<string>(StringComparer.Ordinal);
        Add(document.RootElement[0].GetProperty("Plan"), accesses);
        return new QueryPlan(accesses.Count > 0 ? [.. accesses] : ["small tables"]);
    }

    private static void Add(JsonElement node, SortedSet<string> accesses)
    {
        if (node.TryGetProperty("Index Name", out var index))
        {
            accesses.Add(index.GetString()!);
        }
        else if (node.GetProperty("Node Type").GetString() == "Seq Scan" && node.GetProperty("Relation Name").GetString() is { } table && !SmallTables.Contains(table))
        {
            accesses.Add($"whole {table}");
        }

        if (node.TryGetProperty("Plans", out var parts))
        {
            foreach (var part in parts.EnumerateArray())
            {
                Add(part, accesses);
            }
        }
    }
}
