using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads a claim from a row: a sort key or group, its id, its first statement, the statement that gives its text, and counts.</summary>
internal static class ClaimRow
{
    /// <summary>The claim.</summary>
    public static Claim Read(NpgsqlDataReader row)
    {
        var text = StatementPayload.Read(row.GetFieldValue<byte[]>(3));
        var claim = new Claim
        {
            Id = row.GetGuid(1).ToString("D"),
            Text = string.Join(" … ", text.Statement.Content.Select(span => span.Text)),
            First = StatementPayload.Read(row.GetFieldValue<byte[]>(2)),
            StatementCount = row.GetInt32(4),
            DocumentCount = row.GetInt32(5),
            OutletCount = row.GetInt32(6),
            TextCount = row.GetInt32(7),
            LastPublished = row.GetString(9),
        };
        var counts = row.GetFieldValue<int[]>(8);
        for (var stance = 0; stance < counts.Length; stance++)
        {
            if (counts[stance] > 0)
            {
                claim.Stances.Add(new StanceCount { Stance = (Stance)stance, Count = counts[stance] });
            }
        }

        return claim;
    }

    /// <summary>How long the answer will be, about.</summary>
    public static int BytesOf(NpgsqlDataReader row) => row.GetFieldValue<byte[]>(2).Length + row.GetFieldValue<byte[]>(3).Length;
}
