using System.Globalization;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>The answer in one line: "9 outlets, 7 texts, 2 to 3 origins".</summary>
internal static class OriginHeadline
{
    public static string Of(GetOriginsResponse answer) => string.Join(
        ", ",
        Counted(answer.OutletCount, "outlet"),
        Counted(answer.TextCount, "text"),
        OfOrigins(answer.Origins ?? new OriginCount()));

    /// <summary>"1 outlet", "2 outlets".</summary>
    public static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    private static string OfOrigins(OriginCount origins) => origins.AtMost > origins.AtLeast
        ? string.Create(CultureInfo.InvariantCulture, $"{origins.AtLeast} to {Counted(origins.AtMost, "origin")}")
        : Counted(origins.AtLeast, "origin");
}
