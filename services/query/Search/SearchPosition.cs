using System.Globalization;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Paging;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Place of a statement among those found, the best first, of equally good ones the latest published.</summary>
/// <param name="Rank">Negative of how well it matches; 0 where no words were asked for.</param>
/// <param name="NewestFirst">Sort key of publication.</param>
/// <param name="Tie">Decides between documents of one publication time.</param>
/// <param name="Position">Place in the document.</param>
/// <param name="StatementId">Decides between equals.</param>
internal readonly record struct SearchPosition(float Rank, long NewestFirst, string Tie, int Position, Guid StatementId)
{
    private static readonly SearchPosition Start = new(float.MinValue, long.MinValue, "", -1, Guid.Empty);

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static SearchPosition Read(IMessage request, string token) => PageToken.Read(request, token, 5) switch
    {
        [] => Start,
        [var rank, var newest, var tie, var position, var id]
            when int.TryParse(rank, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bits)
                && BitConverter.Int32BitsToSingle(bits) is var score && float.IsFinite(score)
                && long.TryParse(newest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
                && !tie.Contains('\0', StringComparison.Ordinal)
                && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && Guid.TryParseExact(id, "D", out var statement) => new(score, key, tie, place, statement),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Place of a row that begins with the five keys.</summary>
    public static SearchPosition Of(NpgsqlDataReader row) =>
        new(row.GetFloat(0), row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetGuid(4));

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) => PageToken.Write(
        request,
        BitConverter.SingleToInt32Bits(Rank).ToString(CultureInfo.InvariantCulture),
        NewestFirst.ToString(CultureInfo.InvariantCulture),
        Tie,
        Position.ToString(CultureInfo.InvariantCulture),
        StatementId.ToString("D"));
}
