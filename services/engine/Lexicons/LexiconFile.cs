using System.Reflection;

namespace Hearsay.Engine.Lexicons;

/// <summary>Reads the embedded word lists: tab separated, a line beginning with "#" is a comment.</summary>
internal static class LexiconFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
