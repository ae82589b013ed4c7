using System.Globalization;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Paging;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Place of an item in a list by name.</summary>
internal readonly record struct NamePosition(string SortName, Guid DocumentId, int Position, string Reading) : IListPosition
{
    private static readonly NamePosition Start = new("", Guid.Empty, -1, "");

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static NamePosition Read(IMessage request, string token) => PageToken.Read(request, token, 4) switch
    {
        [] => Start,
        [var sortName, var documentId, var position, var reading]
            when !sortName.Contains('\0', StringComparison.Ordinal)
                && Guid.TryParseExact(documentId, "D", out var document)
                && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place) => new(sortName, document, place, reading),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Place of a row: three keys, payload, reading.</summary>
    public static NamePosition Of(NpgsqlDataReader row) => new(row.GetString(0), row.GetGuid(1), row.GetInt32(2), row.GetString(4));

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) =>
        PageToken.Write(request, SortName, DocumentId.ToString("D"), Position.ToString(CultureInfo.InvariantCulture), Reading);
}
