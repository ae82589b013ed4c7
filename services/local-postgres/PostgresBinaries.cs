using System.Globalization;

namespace Hearsay.LocalPostgres;

/// <summary>Where PostgreSQL's server programs are on this machine.</summary>
/// <param name="Folder">Folder that holds initdb and postgres.</param>
public sealed record PostgresBinaries(string Folder)
{
    /// <summary>Path of initdb.</summary>
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>Path of the server.</summary>
    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// Looks on PATH, then where packages of Debian, Red Hat and Homebrew put them, the newest version first; null where
    /// there is no server.
    /// </summary>
    public static PostgresBinaries? Find() =>
        OnPath().Concat(InPackageFolders())
            .Select(folder => new PostgresBinaries(folder))
            .FirstOrDefault(binaries => File.Exists(binaries.InitDb) && File.Exists(binaries.Postgres));

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> InPackageFolders()
    {
        var versioned = Versions("/usr/lib/postgresql").Select(version => $"/usr/lib/postgresql/{version}/bin");
        var redHat = Versions("/usr", "pgsql-").Select(version => $"/usr/pgsql-{version}/bin");
        var homebrew = new[] { "/opt/homebrew/opt", "/usr/local/opt" }
            .SelectMany(root => Versions(root, "postgresql@").Select(version => $"{root}/postgresql@{version}/bin"));
        return versioned.Concat(redHat).Concat(homebrew);
    }

    private static IEnumerable<int> Versions(string root, string prefix = "") =>
        Directory.Exists(root)
            ? Directory.EnumerateDirectories(root, prefix + "*")
                .Select(path => Path.GetFileName(path)[prefix.Length..])
                .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Where(version => version >= 15)
                .OrderDescending()
            : [];
}
