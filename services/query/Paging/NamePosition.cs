using System.Globalization;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Paging;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Place of an item in a list by name.</summary>
internal readonly record struct NamePosition(string SortName, Guid DocumentId, int Position)
{
    private static readonly NamePosition Start = new("", Guid.Empty, -1);

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static NamePosition Read(IMessage request, string token) => PageToken.Read(request, token, 3) switch
    {
        [] => Start,
        [var sortName, var documentId, var position]
            when !sortName.Contains('\0', StringComparison.Ordinal)
                && Guid.TryParseExact(documentId, "D", out var document)
                && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place) => new(sortName, document, place),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Place of a row whose first three columns are the keys.</summary>
    public static NamePosition Of(NpgsqlDataReader row) => new(row.GetString(0), row.GetGuid(1), row.GetInt32(2));

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) =>
        PageToken.Write(request, SortName, DocumentId.ToString("D"), Position.ToString(CultureInfo.InvariantCulture));
}
