namespace Hearsay.LexiconCounts;

/// <summary>Writes the counted word lists of the engine anew.</summary>
internal static class Recount
{
    private const string Lexicons = "services/engine/Lexicons";

    /// <summary>The annotated texts, below ../shared/data beside the repository.</summary>
    public static readonly string[] Inputs = ["syntax/polnear-silver-train.conllu.gz", "polnear/train.jsonl.gz"];

    public static int Run(TextWriter output)
    {
        var root = Root();
        var data = DataFolder(root);
        if (Inputs.FirstOrDefault(input => !File.Exists(Path.Combine(data, input))) is { } absent)
        {
            output.WriteLine($"There is no ../shared/data/{absent} beside the repository. The lists stay as they are.");
            return 1;
        }

        var tagsChanged = false;
        foreach (var (name, content) in All(data))
        {
            var path = Path.Combine(root, Lexicons, name);
            var changed = !File.Exists(path) || File.ReadAllText(path) != content;
            tagsChanged |= changed && name != FrameCounts.File;
            if (changed)
            {
                File.WriteAllText(path, content);
            }

            output.WriteLine($"{name}: {(changed ? "rewritten" : "as it was")}");
        }

        if (tagsChanged)
        {
            // Frames are read by the engine as it was built, with the earlier tags embedded.
            output.WriteLine("Parts of speech changed: run this once more, so that cue frames are counted with them.");
        }

        return 0;
    }

    /// <summary>Each counted list with its content. None of them depends on cue-frames.tsv, so that counting again changes nothing.</summary>
    public static IEnumerable<(string Name, string Content)> All(string data)
    {
        var tags = TagCounts.Of(TaggedNews.Sentences(Path.Combine(data, Inputs[0])));
        return [.. tags.Files(), (FrameCounts.File, FrameCounts.Of(AnnotatedArticle.Read(Path.Combine(data, Inputs[1]))))];
    }

    public static string Committed(string name) => File.ReadAllText(Path.Combine(Root(), Lexicons, name));

    private static string DataFolder(string root) => Path.Combine(root, "..", "shared", "data");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("This runs in a checkout of the repository.");
    }
}
