namespace Hearsay.EndToEnd.Tests.Telemetry;

/// <summary>What the registry and what is emitted have against each other, each fault in words.</summary>
internal sealed class RegistryCheck(Registry registry)
{
    private const int MostSeries = 200;
    private const string Caller = "caller";

    /// <summary>What the file has against itself: names that it does not declare, or declares and does not use.</summary>
    public IEnumerable<string> FaultsOfFile(Func<string, string?> readTest)
    {
        var metrics = registry.Metrics.Concat(registry.LibraryMetrics).ToList();
        var used = registry.Spans.SelectMany(registry.AttributesOf).Concat(metrics.SelectMany(metric => metric.Attributes.Keys)).ToHashSet(StringComparer.Ordinal);
        var ids = registry.Spans.Select(span => span.Id).Append(Caller).ToHashSet(StringComparer.Ordinal);
        var rare = registry.Spans.Select(span => (span.Name, span.When, span.Test)).Concat(metrics.Select(metric => (metric.Name, metric.When, metric.Test)));
        return
        [
            .. used.Except(registry.Attributes.Keys).Select(name => $"the attribute {name} is not declared"),
            .. registry.Attributes.Keys.Except(used).Select(name => $"nothing has the attribute {name}"),
            .. registry.Spans.SelectMany(span => span.Parents.Where(parent => !ids.Contains(parent)).Select(parent => $"{span.Id} has the parent {parent}, which is no span")),
            .. registry.Metrics.Where(metric => string.IsNullOrWhiteSpace(metric.Meaning)).Select(metric => $"{metric.Name} has no meaning"),
            .. metrics.GroupBy(metric => metric.Name).Where(same => same.Count() > 1).Select(same => $"{same.Key} stands there twice"),
            .. rare.Where(one => one.When is not null || one.Test is not null).Where(one => !IsNamedIn(one.Test, one.Name, readTest)).Select(one => $"no test named for {one.Name} tells it"),
        ];
    }

    /// <summary>Series that a service emits and the registry does not have so, and metrics that it should emit and does not.</summary>
    public IEnumerable<string> FaultsOfMetrics(string service, IReadOnlyList<Series> series) =>
    [
        .. series.Select(one => FaultOf(service, one)).OfType<string>().Distinct(),
        .. series.GroupBy(one => one.Family).Where(family => family.Count() > MostSeries).Select(family => $"{service}: {family.Key} has {family.Count()} series"),
        .. registry.Metrics
            .Where(metric => metric.When is null && metric.Services.Contains(service) && series.All(one => one.Family != metric.PrometheusName))
            .Select(metric => $"{service}: {metric.Name} is not emitted"),
    ];

    /// <summary>Spans that are not in the registry, or not so.</summary>
    public IEnumerable<string> FaultsOfSpans(IReadOnlyList<ReceivedSpan> spans)
    {
        var byId = spans.DistinctBy(span => span.SpanId).ToDictionary(span => span.SpanId, StringComparer.Ordinal);
        return byId.Values.Select(span => FaultOf(span, byId.GetValueOrDefault(span.ParentId))).OfType<string>().Distinct();
    }

    /// <summary>Spans of the registry that no service emitted.</summary>
    public IEnumerable<string> MissingSpans(IReadOnlyList<ReceivedSpan> spans) =>
        from registered in registry.Spans.Where(span => span.When is null)
        from service in registered.Services
        where !spans.Any(span => span.Service == service && Is(span, registered))
        select $"{service}: {registered.Id} is not emitted";

    private string? FaultOf(string service, Series series)
    {
        var metric = registry.Metrics.Where(metric => metric.Services.Contains(service)).Concat(registry.LibraryMetrics)
            .FirstOrDefault(metric => metric.PrometheusName == series.Family);
        if (metric is null)
        {
            return $"{service}: {series.Family} is not registered";
        }

        if (metric.PrometheusKind != series.Kind)
        {
            return $"{service}: {series.Family} is a {series.Kind}";
        }

        if (metric.Meaning is { } meaning && meaning != series.Help)
        {
            return $"{service}: {series.Family} means \"{series.Help}\"";
        }

        var attributes = metric.Attributes.ToDictionary(attribute => attribute.Key.Replace('.', '_'), attribute => attribute.Value, StringComparer.Ordinal);
        foreach (var (label, value) in series.Labels)
        {
            if (!attributes.TryGetValue(label, out var pattern))
            {
                return $"{service}: {series.Family} has the label {label}, which is not registered";
            }

            if (!registry.IsValue(pattern, value) || Guid.TryParse(value, out _))
            {
                return $"{service}: {series.Family} has the value {label}={value}, which is not registered";
            }
        }

        return null;
    }

    private string? FaultOf(ReceivedSpan span, ReceivedSpan? parent)
    {
        var registered = registry.Spans.Where(one => one.Services.Contains(span.Service) && Is(span, one)).ToList();
        if (registered.Count != 1)
        {
            return $"{span} ({span.Kind}) is registered {registered.Count} times";
        }

        if (span.Attributes.Keys.Except(registry.AttributesOf(registered[0])).FirstOrDefault() is { } unknown)
        {
            return $"{span} has the attribute {unknown}, which is not registered";
        }

        var isBelow = parent is null
            ? registered[0].Parents.Contains(Caller)
            : registry.Spans.Any(one => registered[0].Parents.Contains(one.Id) && one.Services.Contains(parent.Service) && Is(parent, one));
        return isBelow ? null : $"{span} stands below {parent?.ToString() ?? "nothing"}";
    }

    private bool Is(ReceivedSpan span, RegisteredSpan registered) => registered.Kind == span.Kind && registry.IsName(registered.Name, span.Name);

    private static bool IsNamedIn(string? test, string name, Func<string, string?> readTest)
    {
        var text = test is null ? null : readTest(test);
        return text is not null
            && (text.Contains(name, StringComparison.Ordinal) || text.Contains(name.Replace('.', '_'), StringComparison.Ordinal));
    }
}
