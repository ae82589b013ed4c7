using System.Text;

namespace Hearsay.Cli.Tests;

/// <summary>A file of a test, gone after it.</summary>
internal sealed class TextFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hearsay-cli-");

    public TextFile(string name, byte[] content)
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(Path, content);
    }

    public TextFile(string name, string content)
        : this(name, new UTF8Encoding(false).GetBytes(content))
    {
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
