using System.Xml.Linq;

namespace Hearsay.Architecture.Tests;

public sealed class ReferenceTests
{
    /// <summary>Folder of services/ -> folders that it may refer to. References point one way.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["contracts"] = [],
        ["articles"] = [],
        ["engine"] = [],
        ["tagger"] = ["engine"],
        ["postgres"] = [],
        ["local-postgres"] = [],
        ["service-defaults"] = ["contracts", "postgres"],
        ["messaging"] = ["contracts", "postgres"],
        ["ingestion"] = ["articles", "contracts", "messaging", "postgres", "service-defaults"],
        ["extraction"] = ["articles", "contracts", "engine", "messaging", "postgres", "service-defaults", "tagger"],
        ["corpus"] = ["contracts", "engine"],
        ["exports"] = ["articles", "contracts"],
        ["query"] = ["articles", "contracts", "corpus", "exports", "messaging", "postgres", "service-defaults", "tagger"],
        ["cli"] = ["contracts"],
        ["local-sidecar"] = ["contracts", "postgres", "service-defaults"],
        ["local-host"] = ["cli", "contracts", "extraction", "ingestion", "local-postgres", "local-sidecar", "query"],
    };

    public static TheoryData<string> ServiceProjects =>
        [.. SourceTree.Projects.Where(path => path.StartsWith("services/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ServiceProjects))]
    public void ServiceProject_References_AreAllowed(string project)
    {
        var folder = project.Split('/')[1];

        Assert.True(Allowed.ContainsKey(folder), $"Say in this test what services/{folder} may refer to.");
        Assert.Empty(References(project).Except(Allowed[folder], StringComparer.Ordinal));
    }

    [Fact]
    public void Solution_ListsProjects_EveryOne()
    {
        var solution = SourceTree.Read("Platform.sln").Replace('\\', '/');

        Assert.NotEmpty(SourceTree.Projects);
        Assert.All(SourceTree.Projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Folders_Projects_OneEach()
    {
        var crowded = SourceTree.Projects.GroupBy(path => Path.GetDirectoryName(path)).Where(folder => folder.Count() > 1).Select(folder => folder.Key);

        Assert.Empty(crowded);
    }

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(SourceTree.Read(project)).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Split('/')[1]);
}
