namespace Hearsay.Exports;

/// <summary>A format that exports come in.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="Version">Counted from 1; goes up where a reader must change.</param>
/// <param name="MediaType">Media type of the file.</param>
/// <param name="Create">Makes a writer to a stream for an export of a moment.</param>
public sealed record ExportFormat(string Name, int Version, string MediaType, Func<Stream, DateTimeOffset, IExportWriter> Create)
{
    /// <summary>All formats.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("jsonl", 1, "application/jsonl", (output, _) => new JsonLinesExport(output)),
        new("csv", 1, "text/csv; charset=utf-8; header=present", (output, _) => new CsvExport(output)),
        new("web-annotation", 1, "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", (output, at) => new WebAnnotationExport(output, at)),
        new("prov", 1, "application/ld+json", (output, _) => new ProvExport(output)),
        new("ftm", 1, "application/jsonl", (output, _) => new FollowTheMoneyExport(output)),
        new("plover", 1, "application/jsonl", (output, _) => new PloverExport(output)),
        new("parquet", 1, "application/vnd.apache.parquet", (output, _) => new ParquetExport(output)),
    ];

    /// <summary>Names of all formats, in one line.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(format => format.Name));

    /// <summary>The format of a name; null where there is none.</summary>
    public static ExportFormat? Of(string name) => All.FirstOrDefault(format => format.Name == name);
}
