using System.Text;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports.Tests;

/// <summary>Statements that people corrected, in each format.</summary>
public sealed class CorrectedExportTests
{
    [Theory]
    [InlineData("csv")]
    [InlineData("web-annotation")]
    [InlineData("prov")]
    public async Task File_OfACorrectedStatement_TellsWhatHoldsAndThatItIsCorrected(string format)
    {
        var text = await TextAsync(format);

        Assert.Contains("Ilka Farrow", text, StringComparison.Ordinal);
        Assert.Contains("DENIES", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("CORRECTED", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonLines_OfACorrectedStatement_HaveBoth()
    {
        var line = ExportedStatement.Parser.ParseJson(await TextAsync("jsonl"));

        Assert.Equal(Corrected().Answers[0], line.Result);
        Assert.DoesNotContain("CORRECTED", line.Result.Statement.Reasons);
    }

    [Fact]
    public void Entities_OfACorrectedStatement_HoldWhomThePersonNamed() =>
        Assert.Equal("Ilka Farrow", Corrected().Entity("named-1")?.Name);

    private static async Task<string> TextAsync(string format) => Encoding.UTF8.GetString(await InventedNews.ExportAsync(format, Corrected()));

    private static ExportedDocument Corrected()
    {
        var document = InventedNews.Document(InventedNews.Plain);
        var result = document.Answers[0].Clone();
        var holds = new Statement(result.Statement) { SpeakerEntityId = "named-1", Stance = Stance.Denies };
        holds.Chain[^1].EntityId = "named-1";
        result.Correction = new StatementCorrection
        {
            Statement = holds,
            Speaker = "Ilka Farrow",
            Chain = { result.Chain.SkipLast(1).Append("Ilka Farrow") },
            Named = { new Entity { Id = "named-1", Name = "Ilka Farrow", Type = EntityType.Person } },
        };
        return new ExportedDocument(document.Evidence, string.Concat(InventedNews.Plain), InventedNews.Received, [result], isWhole: true);
    }
}
