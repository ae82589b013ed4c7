using System.Text.RegularExpressions;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Contracts.Tests;

public sealed partial class ErrorCatalogTests
{
    public static TheoryData<ErrorReason> Reasons => [.. Enum.GetValues<ErrorReason>().Where(reason => reason != ErrorReason.Unspecified)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Reason_CodeInItsComment_IsTheCodeSent(ErrorReason reason)
    {
        var proto = File.ReadAllText(Checkout.PathOf("protos", "hearsay", "errors", "v1", "error_reason.proto"));
        var comment = Regex.Match(
            proto, $@"// ([A-Z_]+)[^\n]*\n(  //[^\n]*\n)*  ERROR_REASON_{ErrorCatalog.NameOf(reason)} =", RegexOptions.None, TimeSpan.FromSeconds(1));

        var code = CamelCaseBoundary().Replace(ErrorCatalog.CodeOf(reason).ToString(), "_").ToUpperInvariant();
        Assert.Equal(code, comment.Groups[1].Value);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Reason_InTheServices_IsRaisedSomewhere(ErrorReason reason)
    {
        var sources = Directory.EnumerateFiles(Checkout.PathOf("services"), "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "ErrorCatalog.cs");

        Assert.Contains(sources, path => File.ReadAllText(path).Contains($"ErrorReason.{reason}", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CamelCaseBoundary();
}
