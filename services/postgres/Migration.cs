using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hearsay.Postgres;

/// <summary>One numbered step of a schema, <c>0001_what_it_does.sql</c>.</summary>
public sealed record Migration(string Source, int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text in lower-case hex: a step that was applied must never change.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>All steps of a source in order. Throws where numbers are missing or doubled.</summary>
    public static IReadOnlyList<Migration> ReadAll(MigrationSource source)
    {
        var prefix = $"{source.Assembly.GetName().Name}/Migrations/";
        var migrations = source.Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => Read(source, name, prefix.Length))
            .OrderBy(migration => migration.Number)
            .ToList();
        for (var index = 0; index < migrations.Count; index++)
        {
            if (migrations[index].Number != index + 1)
            {
                throw new InvalidOperationException($"Migration {index + 1} of {source.Source} is missing or doubled.");
            }
        }

        return migrations;
    }

    private static Migration Read(MigrationSource source, string resource, int prefixLength)
    {
        using var reader = new StreamReader(source.Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var file = Path.GetFileNameWithoutExtension(resource[prefixLength..]);
        var number = int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        return new Migration(source.Source, number, file[5..], reader.ReadToEnd());
    }
}
