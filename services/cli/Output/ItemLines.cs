using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Cli.Output;

/// <summary>The parts of the line that shows an event, a time, a figure or an entity; those without text are left out.</summary>
internal static class ItemLines
{
    public static string[] Event(EvidenceNames names, Event happening)
    {
        var participants = happening.ParticipantEntityIds.Select(id => names.Entity(id)).Where(name => name.Length > 0);
        var source = names.StatementNumber(happening.AccordingToStatementId);
        return
        [
            $"{happening.Type} {EnumWords<EventStatus>.Of(happening.Status)} \"{happening.Trigger?.Text}\"",
            Prefixed("who: ", string.Join("; ", participants)),
            Prefixed("where: ", names.Entity(happening.PlaceEntityId)),
            Prefixed("when: ", names.Time(happening.TimeId)),
            source > 0 ? $"according to statement {source}" : string.Empty,
        ];
    }

    public static string[] Time(TimeExpression time) =>
    [
        EnumWords<TimeType>.Of(time.Type),
        EvidenceNames.Time(time),
        time.Mod,
        time.Begin.Length + time.End.Length > 0 ? $"from {time.Begin} to {time.End}" : string.Empty,
        Prefixed("each: ", string.Join(' ', new[] { time.Quant, time.Freq }.Where(part => part.Length > 0))),
    ];

    public static string[] Figure(Figure figure) =>
    [
        string.Join(' ', new[] { Bounded(figure), figure.Unit }.Where(part => part.Length > 0)) + $" (\"{figure.Span?.Text}\")",
        Prefixed("of ", figure.Of?.Text ?? string.Empty),
        Prefixed("items: ", string.Join("; ", figure.Items.Select(item => item.Text))),
    ];

    public static string[] Entity(Entity entity) =>
    [
        $"{EnumWords<EntityType>.Of(entity.Type)} {entity.Name}" + (entity.Unnamed ? " (unnamed)" : string.Empty),
        Prefixed("also ", string.Join("; ", entity.Aliases)),
        Prefixed("role: ", string.Join("; ", entity.Roles.Select(role => role.Of.Length > 0 ? $"{role.Role_} of {role.Of}" : role.Role_))),
        Prefixed("number: ", entity.UnnamedSource?.Number ?? string.Empty),
        Prefixed("of: ", entity.UnnamedSource?.Affiliation?.Text ?? string.Empty),
        Prefixed("knows by: ", entity.UnnamedSource?.Basis?.Text ?? string.Empty),
        Prefixed("unnamed why: ", entity.UnnamedSource?.AnonymityReason?.Text ?? string.Empty),
    ];

    // The number as it bounds what it counts: "AT_LEAST 12", "20 to 30".
    private static string Bounded(Figure figure) => figure.Bound switch
    {
        Bound.Unspecified or Bound.Exact => figure.Number,
        Bound.Between => $"{figure.Number} to {figure.HighNumber}",
        _ => $"{EnumWords<Bound>.Of(figure.Bound)} {figure.Number}",
    };

    private static string Prefixed(string prefix, string text) => text.Length > 0 ? prefix + text : string.Empty;
}
