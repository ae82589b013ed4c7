using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using Npgsql;

namespace Hearsay.Postgres;

/// <summary>
/// Queries from an embedded .sql file, each under a line <c>-- name: NounVerb</c>. Their names become the names of their
/// trace spans. Parameters are positional: $1, $2.
/// </summary>
public sealed class NamedSql
{
    private const string Header = "-- name: ";
    private readonly FrozenDictionary<string, string> _queries;
    private readonly string _file;

    private NamedSql(string file, FrozenDictionary<string, string> queries)
    {
        _file = file;
        _queries = queries;
    }

    /// <summary>Names of all queries in the file.</summary>
    public IEnumerable<string> Names => _queries.Keys;

    /// <summary>Text of a query. Throws where the file has none of that name.</summary>
    public string this[string name] =>
        _queries.TryGetValue(name, out var text) ? text : throw new InvalidOperationException($"{_file} has no query {name}.");

    /// <summary>Reads a file that the assembly embeds as <c>AssemblyName/path</c>.</summary>
    public static NamedSql Load(Assembly assembly, string path)
    {
        var resource = $"{assembly.GetName().Name}/{path}";
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"No embedded resource {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new NamedSql(path, Parse(reader.ReadToEnd()).ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>A command for a query on a connection, with its values in the order $1, $2 and so on.</summary>
    public NpgsqlCommand On(NpgsqlConnection connection, string name, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(this[name], connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>Name that <see cref="On"/> left in the text of a command; null for text of other origin.</summary>
    internal static string? NameOf(string commandText)
    {
        if (!commandText.StartsWith(Header, StringComparison.Ordinal))
        {
            return null;
        }

        var end = commandText.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? null : commandText[Header.Length..end].Trim();
    }

    private static Dictionary<string, string> Parse(string file)
    {
        var queries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ("\n" + file).Split("\n" + Header, StringSplitOptions.None).Skip(1))
        {
            var text = Header + part.TrimEnd();
            queries.Add(NameOf(text + "\n")!, text);
        }

        return queries;
    }
}
