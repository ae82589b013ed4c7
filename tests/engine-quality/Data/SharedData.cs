namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>Finds annotated texts beside the repository. They are not part of it; without them these tests are skipped, and say so.</summary>
internal static class SharedData
{
    /// <summary>The file under ../shared, seen from the repository's root; skips the test where it is absent.</summary>
    public static string Require(string relative)
    {
        var path = Path.Combine(Root(), "..", "shared", relative);
        Assert.SkipUnless(File.Exists(path), $"No annotated text at ../shared/{relative} beside the repository.");
        return path;
    }

    /// <summary>The first file of a folder under ../shared that fits a pattern.</summary>
    public static string RequireFirst(string folder, string pattern)
    {
        var path = Path.Combine(Root(), "..", "shared", folder);
        var file = Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal).FirstOrDefault() : null;
        Assert.SkipUnless(file is not null, $"No text {pattern} at ../shared/{folder} beside the repository.");
        return file!;
    }

    /// <summary>The root of the repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
