using System.Text.RegularExpressions;

namespace Hearsay.Contracts.Tests;

/// <summary>The rules of protos/README.md, which are buf's STANDARD and COMMENT rules as far as they bear on us.</summary>
public sealed partial class ContractLintTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Checkout.PathOf("protos"), "*.proto", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Checkout.PathOf("protos"), path).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Files))]
    public void ProtoFile_Package_EqualsItsFolder(string file)
    {
        var package = PackageLine().Match(Read(file)).Groups[1].Value;

        Assert.Equal(Path.GetDirectoryName(file)!.Replace('\\', '.').Replace('/', '.'), package);
        Assert.Matches(@"\.v[0-9]+$", package);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ProtoFile_EveryDeclaration_HasAComment(string file)
    {
        var lines = Read(file).Split('\n');
        var bare = lines.Index()
            .Where(line => Declaration().IsMatch(line.Item))
            .Where(line => line.Index == 0 || !lines[line.Index - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(line => $"{file}:{line.Index + 1}: {line.Item.Trim()}");

        Assert.Empty(bare);
    }

    [Fact]
    public void Enums_FirstValue_IsUnspecifiedZero()
    {
        foreach (var type in ContractFiles.Enums)
        {
            var prefix = CamelCaseBoundary().Replace(type.Name, "_").ToUpperInvariant();
            Assert.Equal($"{prefix}_UNSPECIFIED", type.Values[0].Name);
            Assert.Equal(0, type.Values[0].Number);
            Assert.All(type.Values, value => Assert.StartsWith(prefix + "_", value.Name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Methods_RequestAndResponse_AreTheirOwn()
    {
        var methods = ContractFiles.Services.SelectMany(service => service.Methods).ToList();

        Assert.All(methods, method => Assert.Equal(method.Name + "Request", method.InputType.Name));
        Assert.All(methods, method => Assert.Equal(method.Name + "Response", method.OutputType.Name));
    }

    [Fact]
    public void ListMethods_Always_Page()
    {
        var lists = ContractFiles.Services.SelectMany(service => service.Methods).Where(method => method.Name.StartsWith("List", StringComparison.Ordinal));

        Assert.All(lists, method =>
        {
            Assert.NotNull(method.InputType.FindFieldByName("page_size"));
            Assert.NotNull(method.InputType.FindFieldByName("page_token"));
            Assert.NotNull(method.OutputType.FindFieldByName("next_page_token"));
        });
    }

    private static string Read(string file) => File.ReadAllText(Checkout.PathOf("protos", file));

    [GeneratedRegex(@"^package ([a-z0-9_.]+);", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageLine();

    [GeneratedRegex(@"^\s*(message|enum|service|rpc|oneof)\s+\w+|^\s+(repeated\s+)?[\w.]+\s+\w+\s*=\s*\d+\s*;|^\s+[A-Z][A-Z0-9_]+\s*=\s*\d+;", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CamelCaseBoundary();
}
