using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hearsay.Architecture.Tests;

/// <summary>Sizes in lines. A higher number needs a record in services/decisions.</summary>
public sealed class SizeTests
{
    [Fact]
    public void ProductionFiles_Lines_AtMost300() => AssertSmall(SourceTree.ProductionCode, 300);

    [Fact]
    public void ProgramFiles_Lines_AtMost15() =>
        AssertSmall(SourceTree.ProductionCode.Where(path => path.EndsWith("/Program.cs", StringComparison.Ordinal)), 15);

    /// <summary>A call takes a parameter, who may make it, two lines and a blank one; the frame takes the rest.</summary>
    [Fact]
    public void GrpcClasses_Lines_AtMostFiveACall() => Assert.All(
        SourceTree.ProductionCode.Where(path => path.EndsWith("GrpcService.cs", StringComparison.Ordinal)),
        path =>
        {
            var lines = SourceTree.Read(path).Split('\n');
            var calls = lines.Count(line => line.Contains("public override Task", StringComparison.Ordinal));
            Assert.InRange(lines.Length, 1, 16 + (5 * calls));
        });

    [Fact]
    public void ContractFiles_Lines_AtMost400() =>
        AssertSmall(SourceTree.Files.Where(path => path.EndsWith(".proto", StringComparison.Ordinal)), 400);

    [Fact]
    public void Functions_Lines_AtMost60()
    {
        var functions = SourceTree.ProductionCode.SelectMany(FunctionsOf).ToList();

        Assert.NotEmpty(functions);
        Assert.Empty(functions.Where(function => function.Lines > 60).Select(function => $"{function.Name} ({function.Lines})"));
    }

    private static void AssertSmall(IEnumerable<string> files, int most)
    {
        var all = files.Select(path => (Path: path, Lines: SourceTree.Read(path).AsSpan().Count('\n'))).ToList();

        Assert.NotEmpty(all);
        Assert.Empty(all.Where(file => file.Lines > most).Select(file => $"{file.Path} ({file.Lines})"));
    }

    private static IEnumerable<(string Name, int Lines)> FunctionsOf(string path) =>
        CSharpSyntaxTree.ParseText(SourceTree.Read(path)).GetRoot().DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(node => ($"{path}:{LineOf(node.GetLocation(), start: true) + 1}", LineOf(node.GetLocation(), false) - LineOf(node.GetLocation(), true) + 1));

    private static int LineOf(Location location, bool start) =>
        start ? location.GetLineSpan().StartLinePosition.Line : location.GetLineSpan().EndLinePosition.Line;
}
