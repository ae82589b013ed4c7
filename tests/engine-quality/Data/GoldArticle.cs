using System.Text.Json;

namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>An article with all that a careful reader finds in it.</summary>
internal sealed class GoldArticle
{
    public required string Name { get; init; }

    /// <summary>The text; every offset counts its code points.</summary>
    public required string Value { get; init; }

    public CodePointText Text { get => field ??= new CodePointText(Value); }

    /// <summary>ISO 8601, or empty.</summary>
    public string Published { get; init; } = "";

    public string Updated { get; init; } = "";

    public IReadOnlyList<GoldStatement> Statements { get; init; } = [];

    public IReadOnlyList<GoldEntity> Entities { get; init; } = [];

    public IReadOnlyList<GoldTime> Times { get; init; } = [];

    public IReadOnlyList<GoldEvent> Events { get; init; } = [];

    public IReadOnlyList<GoldFigure> Figures { get; init; } = [];

    /// <summary>What the publisher itself says is not known.</summary>
    public IReadOnlyList<TextSpan> Unknowns { get; init; } = [];

    /// <summary>Every span of the file with the words that it should hold; null where the file gives none.</summary>
    public IReadOnlyList<(TextSpan Span, string? Words)> Quotations { get; init; } = [];

    /// <summary>What the reader is told of the publication: nothing where the text says it, so that reading it is measured too.</summary>
    public string GivenPublished => Times.Any(time => time.Type == "PUBLISHED") ? "" : Published;

    public string Words(TextSpan span) => Text.Of([span]);

    /// <summary>Reads a pair of files, NAME.txt and NAME.gold.json.</summary>
    public static GoldArticle Load(string name, string textFile, string goldFile)
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(goldFile));
        return GoldJson.Of(name, File.ReadAllText(textFile), gold.RootElement);
    }
}
