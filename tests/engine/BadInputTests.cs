using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests;

/// <summary>Texts that no newspaper prints: each is read to its end, with spans that hold.</summary>
public sealed class BadInputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string> Odd() => new()
    {
        { "empty", "" },
        { "blank", " \n\t\r\n \u00A0" },
        { "one word", "Ferry" },
        { "one mark", "\u201D" },
        { "NUL", "Quill said \0 so.\0" },
        { "nested marks", "\u201CHe said \u2018she told me \u201Cthe board said \u2018no\u2019\u201D\u2019 and left,\u201D Ada Quill said." },
        { "marks that cross", "\u201CWe \u2018go\u201D and\u2019 stay, \u201Che\u201D said \u201C\u201D \u2018\u2019 \"\" ''." },
        { "German marks", "\u201EWe wait\u201C, said Ada Quill. \u201AWe go\u2018, said Bram Holt. \u00BBYes\u00AB, he added." },
        { "French marks", "\u00AB We wait \u00BB, said Ada Quill. \u2039 We go \u203A, said Bram Holt." },
        { "Japanese and Polish marks", "\u300CWe wait\u300D said Ada Quill. \u300EWe go\u300F said Bram Holt. \u201EYes\u201D, he said. \u301DNo\u301F" },
        { "marks never closed", "\u201CWe wait, said Ada Quill.\n\n\u201CWe go, said Bram Holt.\n\n\u201C" },
        { "capitals", "PORT ILSA \u2014 ADA QUILL SAID ON MONDAY THAT THE FERRY WILL SAIL. \"IT IS NOT SAFE,\" BRAM HOLT TOLD REUTERS." },
        { "table", "Name\tWins\tLosses\nVell Rovers\t12\t3\nBrack United\t9\t6\n\n| a | b |\n|---|---|\n| said | he |" },
        { "code", "if (quill.Said(\"no\") && holt != null) { return told[0]; } // he said \"so\"\n#define SAID(x) #x\n" },
        { "right to left", "\u202B\u05D0\u05DE\u05E8\u202C he said that \u202E\u0645\u0631\u062D\u0628\u0627\u202C was \u05E9\u05DC\u05D5\u05DD, Ada Quill said on Monday in Port Ilsa." },
        { "combining marks", "Ada Qui\u0301ll said \u201Cye\u0301s\u0301\u0301\u0301\u201D and Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034Dalgo Holt denied it.\u0301" },
        { "emoji", "\uD83D\uDE00 said \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67: \u201C\uD83C\uDDEB\uD83C\uDDF7 \uD83D\uDE80\u201D, Ada \uD83D\uDE80Quill told \uD83D\uDC4B\uD83C\uDFFD Reuters." },
        { "letters past the first plane", "\uD835\uDC00\uD835\uDC1D\uD835\uDC1A \uD835\uDC10\uD835\uDC2E\uD835\uDC22\uD835\uDC25\uD835\uDC25 said that the \uD800\uDF48 is late, Bram Holt denied it." },
        { "half pairs", "Quill said \uD83D so, and \uDE00 Holt \"told\uDE00\uD83D\" Reuters." },
        { "line ends", "Quill said\u2028so.\u2029Holt denied\u0085it.\vYes.\fNo.\r" },
    };

    public static TheoryData<string, string> Huge() => new()
    {
        { "one word of a mebibyte", new string('a', 1 << 20) },
        { "one word of pairs", string.Concat(Enumerable.Repeat("\uD835\uDC00", 1 << 18)) },
        { "one word of marks", "a" + new string('\u0301', 1 << 20) },
        { "a million straight marks", new string('"', 1_000_000) },
        { "a million opening marks", new string('\u201C', 1_000_000) },
        { "a million single marks", new string('\'', 1_000_000) },
        { "a million marks apart", string.Concat(Enumerable.Repeat("\" ", 500_000)) },
        { "a million commas", new string(',', 1_000_000) },
        { "a million brackets", string.Concat(Enumerable.Repeat("( )", 333_333)) },
        { "a million lines", new string('\n', 1_000_000) },
        { "a thousand cues in a sentence", "The mayor said " + string.Concat(Enumerable.Range(0, 1000).Select(i => $"that clerk {i} told Reuters ")) + "so." },
        { "a thousand quotations in a sentence", string.Concat(Enumerable.Range(0, 1000).Select(i => $"\"no {i},\" he said, ")) + "and she said so." },
        { "a thousand names in a sentence", string.Concat(Enumerable.Range(0, 1000).Select(i => $"Ada Quill{(char)('a' + (i % 26))} and ")) + "he said so." },
        { "quotations in quotations", string.Concat(Enumerable.Repeat("\u201C\u2018he said ", 50_000)) },
        { "capitals without end", string.Concat(Enumerable.Repeat("THE PORT SAID ", 70_000)) },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void Read_OddText_KeepsSpansAndIdsRight(string what, string text) => Read(what, text);

    [Theory]
    [MemberData(nameof(Huge))]
    public void Read_HugeText_IsReadInTimeAndBounded(string what, string text)
    {
        var evidence = Read(what, text);
        Assert.True(evidence.Statements.Count <= 5000 && evidence.Entities.Count <= 5000 && evidence.Events.Count <= 5000 && evidence.Figures.Count <= 5000);
    }

    [Theory]
    [InlineData("\u201EWe wait\u201C, said Ada Quill.", "\u201EWe wait\u201C")]
    [InlineData("\u00AB We wait \u00BB, said Ada Quill.", "\u00AB We wait \u00BB")]
    [InlineData("ADA QUILL SAID ON MONDAY THAT THE FERRY WILL SAIL.", "THAT THE FERRY WILL SAIL")]
    public void Read_OddTextThatReports_HasTheStatement(string text, string content) =>
        Assert.Equal(content, Reading.Words(Assert.Single(Read(text, text).Statements).Content));

    private static Evidence Read(string what, string text)
    {
        // Many times what it takes: a text that is not read to its end fails by name.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var evidence = new EvidenceEngine().Read(new EngineInput(text, [], new PublicationFacts { Published = "2026-03-18" }), deadline.Token);
            SpanCheck.AssertAll(text, evidence);
            SpanCheck.AssertIds(evidence);
            return evidence;
        }
        catch (OperationCanceledException exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"Not read within {Patience}: {what}", exception);
        }
    }
}
