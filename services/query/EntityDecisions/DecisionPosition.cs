using System.Globalization;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Place of a decision in a list, the latest first: no two are of one time.</summary>
/// <param name="DecidedAt">When it was decided.</param>
internal readonly record struct DecisionPosition(DateTime DecidedAt)
{
    // Infinity, as Npgsql writes it.
    private static readonly DecisionPosition Start = new(DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static DecisionPosition Read(IMessage request, string token) => PageToken.Read(request, token, 1) switch
    {
        [] => Start,
        [var ticks] when long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks =>
            new DecisionPosition(new DateTime(at, DateTimeKind.Utc)),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) => PageToken.Write(request, DecidedAt.Ticks.ToString(CultureInfo.InvariantCulture));
}
