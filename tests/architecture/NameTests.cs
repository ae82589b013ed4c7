using System.Text.RegularExpressions;

namespace Hearsay.Architecture.Tests;

public sealed partial class NameTests
{
    [Fact]
    public void Files_Names_PromiseSomething() => Assert.DoesNotContain(SourceTree.Files, path => Empty().IsMatch(path));

    [Fact]
    public void ProductionCode_Statuses_AreMadeInOnePlace()
    {
        var makers = SourceTree.ProductionCode
            .Where(path => !path.StartsWith("services/local-sidecar/", StringComparison.Ordinal))
            .Where(path => SourceTree.Read(path).Contains("new RpcException", StringComparison.Ordinal));

        // ErrorStatus makes them from HearsayException; the sidecar speaks Dapr's own errors.
        Assert.Empty(makers);
    }

    [Fact]
    public void ProductionCode_OpenEnds_AreNone()
    {
        var open = SourceTree.ProductionCode.Where(path => OpenEnd().IsMatch(SourceTree.Read(path)));

        Assert.Empty(open);
    }

    [Fact]
    public void ProductionCode_Sql_StandsInSqlFiles()
    {
        var adHoc = SourceTree.ProductionCode
            // Names of roles, schemas and databases cannot be parameters; local-postgres only asks for its own database.
            .Where(path => path is not "services/postgres/ServiceRole.cs" and not "services/postgres/MigrationRunner.cs"
                and not "services/postgres/NamedSql.cs" and not "services/local-postgres/PostgresCluster.cs")
            .Where(path => SourceTree.Read(path).Contains("new NpgsqlCommand(", StringComparison.Ordinal));

        Assert.Empty(adHoc);
    }

    [Fact]
    public void Tests_Names_AreSubjectConditionOutcome()
    {
        var tests = SourceTree.Files
            .Where(path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => TestMethod().Matches(SourceTree.Read(path)).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.NotEmpty(tests);
        Assert.DoesNotContain(tests, name => name.Split('_').Length != 3);
    }

    [GeneratedRegex(@"(^|/|\.)(common|shared|core|utils?|helpers?|managers?)(/|\.|$)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?[\w<>]+ (\w+)\(", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TestMethod();
}
