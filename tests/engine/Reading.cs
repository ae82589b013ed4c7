using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Tests;

/// <summary>Short ways to read a text in a test.</summary>
internal static class Reading
{
    public static Evidence Evidence(string text, string published = "2026-03-18") =>
        new EvidenceEngine().Read(new EngineInput(text, [], new PublicationFacts { Published = published }), TestContext.Current.CancellationToken);

    public static ReadText Text(string text) => Engine.Text.TextReader.Read(new SourceText(text), [], TestContext.Current.CancellationToken);

    public static string Words(IEnumerable<Span> spans) => string.Join(" | ", spans.Select(span => span.Text));

    public static string NameOf(this Evidence evidence, string entityId) => evidence.Entities.FirstOrDefault(entity => entity.Id == entityId)?.Name ?? "";
}
