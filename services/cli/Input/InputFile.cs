namespace Hearsay.Cli.Input;

/// <summary>A file named on the command line, or standard input.</summary>
/// <param name="Path">As given.</param>
/// <param name="Length">In bytes; null where unknown.</param>
internal sealed record InputFile(string Path, long? Length)
{
    private const string StandardInput = "-";

    public string Name => Path == StandardInput ? "standard input" : Path;

    public bool NamesJsonLines => Path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    public bool NamesHtml => Path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || Path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
        || Path.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks at all files before any is read, so that a misspelt name stops the work before it begins.</summary>
    /// <exception cref="InputFault">A file is not there, or standard input is named twice.</exception>
    public static IReadOnlyList<InputFile> Find(IReadOnlyList<string> paths)
    {
        if (paths.Count(path => path == StandardInput) > 1)
        {
            throw new InputFault("Standard input (-) can be read only once.");
        }

        return [.. paths.Select(Find)];
    }

    public Stream Open()
    {
        try
        {
            return Path == StandardInput
                ? Console.OpenStandardInput()
                : new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, useAsync: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{Path}: cannot be read: {exception.Message}");
        }
    }

    private static InputFile Find(string path)
    {
        if (path == StandardInput)
        {
            return new InputFile(path, null);
        }

        if (Directory.Exists(path))
        {
            throw new InputFault($"{path}: is a folder; name the files in it.");
        }

        if (!File.Exists(path))
        {
            throw new InputFault($"{path}: no such file.");
        }

        // A pipe or a device tells no length.
        var length = new FileInfo(path).Length;
        return new InputFile(path, length > 0 ? length : null);
    }
}
