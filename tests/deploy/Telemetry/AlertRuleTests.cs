namespace Hearsay.Deploy.Tests.Telemetry;

public sealed class AlertRuleTests
{
    private const string Rules = """
        groups:
          - name: example
            rules:
              - alert: Late
                expr: age > 60
                labels: {severity: page, owner: somebody}
                annotations: {summary: "It is late", runbook: deploy/telemetry/runbooks/Late.md}
        """;

    private const string Cases = """
        tests:
          - alert_rule_test:
              - alertname: Late
                exp_alerts:
                  - exp_labels: {severity: page}
          - alert_rule_test:
              - alertname: Late
                exp_alerts: []
        """;

    private const string Runbook = "# Late\n\n## What it means\n\nLate.\n\n## How to look\n\nLook.\n\n## What to do\n\nSee [Late](Late.md).\n";

    [Fact]
    public void Alerts_OfTheFiles_HaveSeverityOwnerSummaryRunbookAndCases()
    {
        var alerts = Watching.RuleFiles.SelectMany(file => AlertRules.Alerts(Checkout.Read(file))).ToList();
        var cases = Watching.RuleTestFiles.SelectMany(file => AlertRules.Cases(Checkout.Read(file))).ToList();
        var runbooks = Checkout.Files(AlertRules.Runbooks, "*").ToDictionary(path => Path.GetFileName(path), Checkout.Read, StringComparer.Ordinal);

        Assert.NotEmpty(alerts);
        Assert.Empty(AlertRules.Problems(alerts, cases, runbooks));
    }

    [Fact]
    public void Problems_SoundAlert_None() => Assert.Empty(ProblemsOf(Rules, Cases, Runbook));

    [Theory]
    [InlineData("severity: page", "severity: urgent", "neither page nor ticket")]
    [InlineData(", owner: somebody", "", "no owner")]
    [InlineData("summary: \"It is late\", ", "", "no summary")]
    [InlineData("runbooks/Late.md", "runbooks/Early.md", "no runbook of its name")]
    [InlineData("alert: Late", "alert: Early", "no alert has this runbook")]
    [InlineData("alert: Late", "alert: Early", "a case of no alert")]
    [InlineData("alert: Late", "alert: Early", "no case in which it fires")]
    public void Problems_BrokenRule_IsNamed(string right, string wrong, string named) =>
        Assert.Contains(ProblemsOf(Rules.Replace(right, wrong, StringComparison.Ordinal), Cases, Runbook), problem => problem.Contains(named, StringComparison.Ordinal));

    [Theory]
    [InlineData("exp_labels: {severity: page}", "exp_labels: {severity: ticket}", "no case in which it fires")]
    [InlineData("exp_alerts: []", "exp_alerts: [{exp_labels: {severity: page}}]", "no case in which it stays silent")]
    public void Problems_MissingCase_IsNamed(string right, string wrong, string named) =>
        Assert.Contains(ProblemsOf(Rules, Cases.Replace(right, wrong, StringComparison.Ordinal), Runbook), problem => problem.Contains(named, StringComparison.Ordinal));

    [Theory]
    [InlineData("# Late\n", "# Early\n", "title")]
    [InlineData("## How to look", "## Look", "How to look")]
    [InlineData("(Late.md)", "(Never.md)", "Never.md")]
    public void Problems_BrokenRunbook_IsNamed(string right, string wrong, string named) =>
        Assert.Contains(ProblemsOf(Rules, Cases, Runbook.Replace(right, wrong, StringComparison.Ordinal)), problem => problem.Contains(named, StringComparison.Ordinal));

    private static IReadOnlyList<string> ProblemsOf(string rules, string cases, string runbook) => AlertRules.Problems(
        AlertRules.Alerts(rules), AlertRules.Cases(cases), new Dictionary<string, string>(StringComparer.Ordinal) { ["Late.md"] = runbook });
}
