using Hearsay.Cli.Input;

namespace Hearsay.Cli.Watch;

/// <summary>How far a watch has come, kept in a file where one is named, so that another run goes on there.</summary>
internal sealed class ResumeToken
{
    private const int Longest = 4096;

    private readonly FileInfo? _file;

    private ResumeToken(FileInfo? file, string token) => (_file, Value) = (file, token);

    /// <summary>The token; empty where the watch begins now.</summary>
    public string Value { get; private set; }

    /// <summary>Whether it is kept.</summary>
    public bool IsKept => _file is not null;

    /// <exception cref="InputFault">The file cannot be read.</exception>
    public static ResumeToken Of(string? token, FileInfo? file) =>
        new(file, token is { Length: > 0 } ? token : file is { Exists: true } ? Read(file) : string.Empty);

    /// <summary>Moves on. The file holds one token or the other at all times.</summary>
    /// <exception cref="InputFault">The file cannot be written.</exception>
    public async Task MoveAsync(string token)
    {
        Value = token;
        if (_file is null)
        {
            return;
        }

        try
        {
            var fresh = _file.FullName + ".new";
            await File.WriteAllTextAsync(fresh, token + "\n");
            File.Move(fresh, _file.FullName, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{_file}: {exception.Message}");
        }
    }

    private static string Read(FileInfo file)
    {
        try
        {
            return file.Length <= Longest ? File.ReadAllText(file.FullName).Trim() : throw new InputFault($"{file}: this is no resume token.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{file}: {exception.Message}");
        }
    }
}
