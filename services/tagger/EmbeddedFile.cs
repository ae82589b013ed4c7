using System.Reflection;

namespace Hearsay.Tagger;

/// <summary>The files that travel inside the assembly.</summary>
internal static class EmbeddedFile
{
    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The file's lines, parted by line feeds and nothing else.</summary>
    public static string[] Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().Split('\n');
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The file {name} is not embedded.");
}
