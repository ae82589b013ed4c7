using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports;

/// <summary>JSON Lines: a statement a line, as <see cref="ExportedStatement"/> in proto3 JSON. Nothing that an answer holds is lost.</summary>
internal sealed class JsonLinesExport(Stream output) : IExportWriter
{
    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <inheritdoc/>
    public ExportTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ExportedDocument document, CancellationToken cancellationToken)
    {
        var reading = new ExportedReading
        {
            Engine = document.Evidence.Engine,
            TextSha256 = document.Evidence.TextSha256,
            ReceiveTime = Timestamp.FromDateTimeOffset(document.ReceivedAt),
        };
        foreach (var result in document.Answers)
        {
            var line = new ExportedStatement { Result = result, Reading = reading };
            output.Write(Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(line)));
            output.Write(LineEnd);
        }

        Tally.Add("lines", document.Statements.Count);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
