namespace Hearsay.LocalSidecar.Resources;

/// <summary>Finds and reads the files that Dapr would read: those of a folder, not of folders in it.</summary>
internal static class ResourceFiles
{
    private const int MostFiles = 100;
    private const long MostBytes = 1024 * 1024;

    /// <summary>Throws <see cref="InvalidOperationException"/> where a path is missing or a file is not to be understood.</summary>
    public static DaprResources Read(IReadOnlyList<string> paths)
    {
        var files = paths.SelectMany(FilesOf).ToList();
        if (files.Count > MostFiles)
        {
            throw new InvalidOperationException($"Sidecar:ResourcesPaths: more than {MostFiles} files.");
        }

        return ResourceReader.Read(files.Select(file => new ResourceText(file, TextOf(file))));
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Where(IsYaml).Order(StringComparer.Ordinal)
            : throw new InvalidOperationException($"Sidecar:ResourcesPaths: there is no {path}.");
    }

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml";

    private static string TextOf(string path) => new FileInfo(path).Length <= MostBytes
        ? File.ReadAllText(path)
        : throw new InvalidOperationException($"{path} is larger than {MostBytes} bytes.");
}
