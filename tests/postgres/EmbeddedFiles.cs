using System.Reflection;
using System.Text;

namespace Hearsay.Postgres.Tests;

/// <summary>An assembly that embeds the files a test gives it, under its own name.</summary>
internal sealed class EmbeddedFiles(params (string Path, string Text)[] files) : Assembly
{
    private const string Name = "Embedded";

    public static MigrationSource Migrations(string source, params (string File, string Text)[] steps) =>
        new(source, new EmbeddedFiles([.. steps.Select(step => ($"Migrations/{step.File}", step.Text))]));

    public override AssemblyName GetName() => new(Name);

    public override string[] GetManifestResourceNames() => [.. files.Select(file => $"{Name}/{file.Path}")];

    public override Stream? GetManifestResourceStream(string name) =>
        files.Where(file => $"{Name}/{file.Path}" == name)
            .Select(file => new MemoryStream(Encoding.UTF8.GetBytes(file.Text)))
            .FirstOrDefault();
}
