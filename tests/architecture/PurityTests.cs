using Hearsay.Articles;
using Hearsay.Corpus.Linking;
using Hearsay.Engine;
using Hearsay.Exports;
using NetArchTest.Rules;

namespace Hearsay.Architecture.Tests;

public sealed class PurityTests
{
    // System.Environment is banned in source (BannedSymbols.Pure.txt); compiled iterators ask it for the thread's number.
    private static readonly string[] OutsideWorld =
    [
        "System.Net", "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Diagnostics.Process", "System.Threading.Timer",
        "System.TimeProvider", "System.Random", "System.Console", "Microsoft.Extensions", "Microsoft.AspNetCore", "Npgsql", "Grpc",
    ];

    [Fact]
    public void Engine_Dependencies_AreNotTheOutsideWorld() => AssertPure(typeof(EvidenceEngine));

    [Fact]
    public void Articles_Dependencies_AreNotTheOutsideWorld() => AssertPure(typeof(ArticleReader));

    [Fact]
    public void Corpus_Dependencies_AreNotTheOutsideWorld() => AssertPure(typeof(Clusters));

    [Fact]
    public void Exports_Dependencies_AreNotTheOutsideWorld() => AssertPure(typeof(ExportFormat));

    [Fact]
    public void Engine_ReferencedAssemblies_AreTheRuntimeOnly()
    {
        var foreign = typeof(EvidenceEngine).Assembly.GetReferencedAssemblies().Where(name => !name.Name!.StartsWith("System", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    private static void AssertPure(Type inside)
    {
        var result = Types.InAssembly(inside.Assembly).ShouldNot().HaveDependencyOnAny(OutsideWorld).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
