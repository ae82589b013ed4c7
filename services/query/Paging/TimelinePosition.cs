using System.Globalization;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Paging;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Place of an item in a list that goes from the latest published article to the oldest.</summary>
internal readonly record struct TimelinePosition(long NewestFirst, Guid DocumentId, int Position, string Reading) : IListPosition
{
    /// <summary>Place before the first item.</summary>
    public static readonly TimelinePosition Start = new(long.MinValue, Guid.Empty, -1, "");

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static TimelinePosition Read(IMessage request, string token) => PageToken.Read(request, token, 4) switch
    {
        [] => Start,
        [var newestFirst, var documentId, var position, var reading]
            when long.TryParse(newestFirst, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
                && Guid.TryParseExact(documentId, "D", out var document)
                && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place) => new(key, document, place, reading),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Place of a row: three keys, payload, reading.</summary>
    public static TimelinePosition Of(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetGuid(1), row.GetInt32(2), row.GetString(4));

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) => PageToken.Write(
        request,
        NewestFirst.ToString(CultureInfo.InvariantCulture),
        DocumentId.ToString("D"),
        Position.ToString(CultureInfo.InvariantCulture),
        Reading);
}
