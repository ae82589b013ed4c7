using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>The answer in one line: "9 outlets, 7 texts, 2 to 3 origins".</summary>
internal static class OriginHeadline
{
    public static string Of(GetOriginsResponse answer) => string.Join(
        ", ",
        Counted.Of(answer.OutletCount, "outlet"),
        Counted.Of(answer.TextCount, "text"),
        OfOrigins(answer.Origins ?? new OriginCount()));

    private static string OfOrigins(OriginCount origins) => origins.AtMost > origins.AtLeast
        ? string.Create(CultureInfo.InvariantCulture, $"{origins.AtLeast} to {Counted.Of(origins.AtMost, "origin")}")
        : Counted.Of(origins.AtLeast, "origin");
}
