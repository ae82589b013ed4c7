using System.Globalization;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Place of a claim in a list, those last reported first.</summary>
/// <param name="LastFirst">Sort key.</param>
/// <param name="ClaimId">Decides between equals.</param>
internal readonly record struct ClaimPosition(long LastFirst, Guid ClaimId)
{
    private static readonly ClaimPosition Start = new(long.MinValue, Guid.Empty);

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static ClaimPosition Read(IMessage request, string token) => PageToken.Read(request, token, 2) switch
    {
        [] => Start,
        [var last, var id] when long.TryParse(last, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
            && Guid.TryParseExact(id, "D", out var claim) => new ClaimPosition(key, claim),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) =>
        PageToken.Write(request, LastFirst.ToString(CultureInfo.InvariantCulture), ClaimId.ToString("D"));
}
