using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Query.V1;
using Hearsay.Exports;
using EngineFacts = Hearsay.Contracts.Evidence.V1.Engine;

namespace Hearsay.Query;

/// <summary>Counts what an export holds.</summary>
internal sealed class ExportContents(int mostStatements)
{
    // As many as engines have read what is exported.
    private readonly Dictionary<EngineFacts, int> _engines = [];
    private readonly List<Guid> _documents = [];
    private int _statements;

    /// <summary>Ids of the documents.</summary>
    public IReadOnlyList<Guid> Documents => _documents;

    /// <summary>Counts a document in. Throws EXPORT_LIMIT_REACHED.</summary>
    public void Add(ExportedDocument document)
    {
        _statements += document.Statements.Count;
        if (_statements > mostStatements)
        {
            throw ExportBounds.Reached("statements", mostStatements);
        }

        _documents.Add(Guid.ParseExact(document.Evidence.DocumentId, "D"));
        var engine = document.Evidence.Engine ?? new EngineFacts();
        _engines[engine] = _engines.GetValueOrDefault(engine) + 1;
    }

    /// <summary>The manifest of the file.</summary>
    public ExportManifest Manifest(ExportRequest query, ExportFormat format, DateTimeOffset at, ExportTally tally, ExportStream file) => new()
    {
        Format = format.Name,
        FormatVersion = format.Version,
        MediaType = format.MediaType,
        Query = query,
        CreateTime = Timestamp.FromDateTimeOffset(at),
        Bytes = file.Length,
        Sha256 = file.Sha256,
        Documents = _documents.Count,
        Statements = _statements,
        Records = { tally.Counts.Select(pair => new ExportCount { Kind = pair.Key, Count = pair.Value }) },
        Engines =
        {
            _engines.OrderBy(pair => pair.Key.Version).ThenBy(pair => pair.Key.Profile, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.WeightsSha256, StringComparer.Ordinal)
                .Select(pair => new ExportEngine { Engine = pair.Key, Documents = pair.Value }),
        },
    };
}
