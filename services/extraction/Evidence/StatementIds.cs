using System.Globalization;
using System.Text;
using Google.Protobuf.Collections;
using UUIDNext;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>
/// Gives statements ids for the world: UUIDs of version 5 over document, revision, engine version, parent, cue and content
/// spans. Reading the same revision with the same engine again gives the same ids.
/// </summary>
internal static class StatementIds
{
    // Fixed for ever: another namespace would give every statement another id.
    private static readonly Guid Namespace = new("6a1f5c0e-8d0b-5d43-9d35-0b6f7a4c2e19");

    /// <summary>Replaces the engine's local ids wherever they stand. Document, revision and engine must be set.</summary>
    public static void Assign(Proto.Evidence evidence)
    {
        var byLocalId = evidence.Statements.ToDictionary(statement => statement.Id, StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in evidence.Statements)
        {
            foreach (var next in AncestorsFirst(statement, byLocalId, ids))
            {
                next.ParentId = ids.GetValueOrDefault(next.ParentId, "");
                ids.Add(next.Id, NewId(evidence, next, taken));
            }
        }

        foreach (var statement in evidence.Statements)
        {
            statement.Id = ids[statement.Id];
        }

        foreach (var happening in evidence.Events)
        {
            happening.AccordingToStatementId = ids.GetValueOrDefault(happening.AccordingToStatementId, "");
        }
    }

    /// <summary>A statement after those that it stands in, without those that have an id; a circle is cut where it closes.</summary>
    private static Stack<Proto.Statement> AncestorsFirst(
        Proto.Statement statement, Dictionary<string, Proto.Statement> byLocalId, Dictionary<string, string> ids)
    {
        var line = new Stack<Proto.Statement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = statement; next is not null && !ids.ContainsKey(next.Id) && seen.Add(next.Id);
            next = byLocalId.GetValueOrDefault(next.ParentId))
        {
            line.Push(next);
        }

        return line;
    }

    private static string NewId(Proto.Evidence evidence, Proto.Statement statement, HashSet<string> taken)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{evidence.DocumentId}|{evidence.Revision}|{evidence.Engine.Version}|{statement.ParentId}|{Write(statement.Cue)}|{Write(statement.Content)}");
        var id = Uuid.NewNameBased(Namespace, name).ToString("D");

        // Two sources may share one cue and one content ("A and B say that ..."): the second gets an id of its own.
        for (var copy = 2; !taken.Add(id); copy++)
        {
            id = Uuid.NewNameBased(Namespace, string.Create(CultureInfo.InvariantCulture, $"{name}|{copy}")).ToString("D");
        }

        return id;
    }

    private static string Write(RepeatedField<Proto.Span> spans)
    {
        var text = new StringBuilder();
        foreach (var span in spans)
        {
            text.Append(CultureInfo.InvariantCulture, $"{span.Start}-{span.End},");
        }

        return text.ToString();
    }
}
