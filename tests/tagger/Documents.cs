using CsCheck;

namespace Hearsay.Tagger.Tests;

/// <summary>Generated documents: news, odd marks, other scripts, broken characters.</summary>
internal static class Documents
{
    public static readonly Gen<string> Any = Gen.OneOf(
        "Ada Quill", "Mr Quill", "the port", "will meet", " said that ", "on Monday", "antidisestablishmentarianism", "e\u0301t\u00E9", "\u0301", "snake_case", "U.S.", "won\u2019t",
        "\"", "\u201C", "\u201D", "\u00AB", "\u00BB", "'", ",", ".", ":", ";", "(", "\u2014", "\n", "\n\n", " ", "\u00A0", "\u001C", "\u2028", "\0", "\u200D",
        "\uD83D\uDE00", "\uD83D", "\uDE00", "\uD835\uDC9C\uD835\uDCCA", "\u0642\u0627\u0644", "\u6771\u4EAC\u90FD", "12:30", "3.5%", "\u00BD", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
        .Array[0, 60].Select(words => string.Join(words.Length % 3 == 0 ? "" : " ", words));

    /// <summary>Sentences that report, cut up and mixed with anything.</summary>
    public static readonly Gen<string> News = Gen.Select(
        Gen.OneOf(
            "Mayor Ada Quill said the port would close.", "\u201CWe will stay,\u201D Brenn told the Vell Courier.", "According to the ferry line, nobody was hurt.",
            "The \uD83D\uDEA2 board denied that it had sold the pier, adding \u00ABnever\u00BB.", "Quill, who said she \"knew nothing\", blamed the \uD835\uDC9C yard.", "She added:").Array[0, 6],
        Any,
        (sentences, any) => string.Join(any.Length % 2 == 0 ? " " : "\n", sentences.Append(any)) + string.Concat(sentences));
}
