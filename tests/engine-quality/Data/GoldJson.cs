using System.Globalization;
using System.Text.Json;

namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>Reads the JSON form of an annotated article.</summary>
internal static class GoldJson
{
    public static GoldArticle Of(string name, string text, JsonElement gold)
    {
        var article = gold.GetProperty("article");
        var statements = List(gold, "statements").Select(StatementOf).ToList();
        var entities = List(gold, "entities").Select(EntityOf).ToList();
        return new GoldArticle
        {
            Name = name,
            Value = text,
            Published = String(article, "published") ?? "",
            Updated = String(article, "updated") ?? "",
            Statements = statements,
            Entities = [.. entities, .. Unlisted(statements, entities)],
            Times = [.. List(gold, "times").Select(item => new GoldTime(SpanOf(item, "span"), Label(item, "type"), String(item, "value"), String(item, "mod"), NotesOf(item)))],
            Events = [.. List(gold, "events").Select(EventOf)],
            Figures = [.. List(gold, "figures").Select(FigureOf)],
            Unknowns = [.. List(gold, "publisher_voice").Select(item => SpanOf(item, "span"))],
            Quotations = [.. Quotations(gold)],
        };
    }

    private static GoldStatement StatementOf(JsonElement item) => new(
        String(item, "id")!, new AttributionSpans(Spans(item, "source"), Spans(item, "cue"), Spans(item, "content")), NotesOf(item))
    {
        Kind = Label(item, "kind"),
        Certainty = Label(item, "certainty"),
        Stance = Label(item, "stance"),
        Speaker = String(item, "speaker"),
        Chain = Strings(item, "chain"),
        Origin = String(item, "origin"),
        Addressee = String(item, "addressee"),
        SaidOn = String(item, "said_on"),
        Parent = String(item, "parent"),
        Medium = String(item, "medium")?.ToUpperInvariant(),
    };

    private static GoldEntity EntityOf(JsonElement item) => new(String(item, "id")!, Label(item, "type"), String(item, "name") ?? "", NotesOf(item))
    {
        Aliases = Strings(item, "aliases"),
        Roles = [.. List(item, "roles").Select(role => new GoldRole(String(role, "of") ?? "", String(role, "role") ?? ""))],
        Unnamed = item.TryGetProperty("unnamed", out var unnamed) && unnamed.ValueKind == JsonValueKind.Object
            ? new GoldUnnamed(String(unnamed, "number"), String(unnamed, "affiliation"), String(unnamed, "basis"), String(unnamed, "reason"))
            : null,
    };

    // Unnamed sources of the real article stand in its statements only.
    private static IEnumerable<GoldEntity> Unlisted(List<GoldStatement> statements, List<GoldEntity> entities) =>
        statements.SelectMany(statement => statement.Chain.Append(statement.Speaker).Append(statement.Origin).Append(statement.Addressee)).OfType<string>()
            .Distinct(StringComparer.Ordinal).Where(id => entities.All(entity => entity.Id != id))
            .Select(id => new GoldEntity(id, "", "", AlsoRight.Nothing) { IsListed = false });

    private static GoldEvent EventOf(JsonElement item) => new(String(item, "id")!, Label(item, "type"), SpanOf(item, "trigger"), Label(item, "status"), NotesOf(item))
    {
        Participants = [.. List(item, "participants").Select(participant => participant.ValueKind == JsonValueKind.String ? participant.GetString()! : String(participant, "id")!)],
        Place = String(item, "place"),
        Time = String(item, "time"),
        AccordingTo = String(item, "according_to"),
    };

    private static GoldFigure FigureOf(JsonElement item) => new(SpanOf(item, "span"), Number(item, "value"), String(item, "unit"), NotesOf(item))
    {
        Of = String(item, "of"),
        Items = [.. Spans(item, "items")],
        Bound = String(item, "bound")?.ToUpperInvariant(),
        High = Number(item, "high"),
    };

    /// <summary>Whatever has a start and an end.</summary>
    private static IEnumerable<(TextSpan, string?)> Quotations(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("start", out _) => [(SpanOf(element), String(element, "text"))],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Quotations(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Quotations),
        _ => [],
    };

    private static AlsoRight NotesOf(JsonElement item) => new(Strings(item, "also_right"));

    private static IEnumerable<TextSpan> Spans(JsonElement item, string name) => List(item, name).Select(SpanOf);

    private static TextSpan SpanOf(JsonElement item, string name) => SpanOf(item.GetProperty(name));

    private static TextSpan SpanOf(JsonElement span) => new(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());

    private static IEnumerable<JsonElement> List(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static IReadOnlyList<string> Strings(JsonElement item, string name) => [.. List(item, name).Select(value => value.GetString()!)];

    private static string Label(JsonElement item, string name) => (String(item, name) ?? "").ToUpperInvariant();

    private static string? String(JsonElement item, string name) => !item.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static decimal? Number(JsonElement item, string name) =>
        decimal.TryParse(String(item, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
