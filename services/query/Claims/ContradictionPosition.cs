using System.Globalization;
using Google.Protobuf;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Place of a contradiction in a list, the latest first.</summary>
/// <param name="NewestFirst">Sort key.</param>
/// <param name="One">Statement of the one side.</param>
/// <param name="Other">Statement of the other side.</param>
/// <param name="Kind">Number of its kind.</param>
internal readonly record struct ContradictionPosition(long NewestFirst, Guid One, Guid Other, short Kind)
{
    /// <summary>Place before the first.</summary>
    public static readonly ContradictionPosition Start = new(long.MinValue, Guid.Empty, Guid.Empty, 0);

    /// <summary>Place after which a request goes on. Throws INVALID_PAGE_TOKEN.</summary>
    public static ContradictionPosition Read(IMessage request, string token) => PageToken.Read(request, token, 4) switch
    {
        [] => Start,
        [var newest, var one, var other, var kind] when long.TryParse(newest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
            && Guid.TryParseExact(one, "D", out var first)
            && Guid.TryParseExact(other, "D", out var second)
            && short.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new(key, first, second, number),
        _ => throw PageToken.Invalid(),
    };

    /// <summary>Token that goes on after this place.</summary>
    public string ToToken(IMessage request) => PageToken.Write(
        request,
        NewestFirst.ToString(CultureInfo.InvariantCulture),
        One.ToString("D"),
        Other.ToString("D"),
        Kind.ToString(CultureInfo.InvariantCulture));
}
