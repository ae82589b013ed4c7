using System.IO.Compression;

namespace Hearsay.LexiconCounts;

/// <summary>A word with its base form and its part of speech, in the tags that the engine tells apart.</summary>
internal readonly record struct TaggedWord(string Word, string BaseForm, string Tag);

/// <summary>Reads machine-tagged news in the CoNLL-U format.</summary>
internal static class TaggedNews
{
    private const int WordField = 1, BaseFormField = 2, TagField = 4;

    // Tags that the engine does not tell apart.
    private static readonly Dictionary<string, string> Coarse = new(StringComparer.Ordinal)
    {
        ["NNPS"] = "NNP", ["JJR"] = "JJ", ["JJS"] = "JJ", ["RBR"] = "RB", ["RBS"] = "RB", ["PDT"] = "DT", ["WP$"] = "WP", ["LS"] = "CD", ["SYM"] = "NN",
        ["FW"] = "NN", ["UH"] = "RB", ["#"] = "NN", ["-LRB-"] = ":", ["-RRB-"] = ":", ["``"] = "\"", ["''"] = "\"",
    };

    public static IEnumerable<List<TaggedWord>> Sentences(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var sentence = new List<TaggedWord>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var fields = line.Split('\t');
                sentence.Add(new TaggedWord(Straight(fields[WordField]), fields[BaseFormField], Coarse.GetValueOrDefault(fields[TagField], fields[TagField])));
            }
            else if (line.Length == 0 && sentence.Count > 0)
            {
                yield return sentence;
                sentence = [];
            }
        }
    }

    private static string Straight(string word) => word.Replace('\u2019', '\'').Replace('\u2018', '\'');
}
