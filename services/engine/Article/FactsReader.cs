using Hearsay.Engine.Model;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Article;

/// <summary>Fills the facts of publication up with what the text says of itself. A fact that was given always stands.</summary>
internal static class FactsReader
{
    public static PublicationFacts FillUp(PublicationFacts given, ReadText text, IReadOnlyList<TimeReading> dateline)
    {
        var title = text.Paragraphs.FirstOrDefault(paragraph => paragraph.Kind == BlockKind.Title);
        return given with
        {
            Title = given.Title.Length > 0 || title.End == 0 ? given.Title : text.Value[title.Start..title.End],
            Published = given.Published.Length > 0 ? given.Published : First(dateline, TimeType.Published),
            Updated = given.Updated.Length > 0 ? given.Updated : First(dateline, TimeType.Updated),
        };
    }

    private static string First(IReadOnlyList<TimeReading> dateline, TimeType type) =>
        dateline.Where(time => time.Type == type).Select(time => time.Value).FirstOrDefault("");
}
