using Hearsay.Postgres;

namespace Hearsay.Query.Tests;

/// <summary>The queries that the service has, by name.</summary>
internal static class NamedQueries
{
    private const string Root = "Hearsay.Query/";

    /// <summary>All but those of migrations.</summary>
    public static IReadOnlyList<(string Name, string Sql)> All { get; } =
    [
        .. typeof(QueryComposition).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && !name.StartsWith(Root + "Migrations/", StringComparison.Ordinal))
            .Select(name => NamedSql.Load(typeof(QueryComposition).Assembly, name[Root.Length..]))
            .SelectMany(file => file.Names.Select(name => (name, file[name]))),
    ];

    /// <summary>A query's text.</summary>
    public static string Of(string name) => All.Single(query => query.Name == name).Sql;
}
