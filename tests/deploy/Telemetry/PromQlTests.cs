namespace Hearsay.Deploy.Tests.Telemetry;

public sealed class PromQlTests
{
    [Theory]
    [InlineData("sum by (service, le) (rate(calls_bucket{service=~\"$service\", code=\"a{b\"}[5m])) > 3", "calls_bucket")]
    [InlineData("a:b / on (x) group_left c unless 0 * max(d) or vector(1)", "a:b c d")]
    [InlineData("histogram_quantile(0.99, sum by (le) (x_bucket)) - time()", "x_bucket")]
    public void Metrics_Query_AreTheSeriesItReads(string query, string named) => Assert.Equal(named.Split(' '), PromQl.Metrics(query));

    [Fact]
    public void Quantiles_Query_AreGivenAsPercents() =>
        Assert.Equal(["p50", "p99.9"], PromQl.Quantiles("histogram_quantile(0.5, a) / histogram_quantile( 0.999, b)"));

    [Fact]
    public void Variables_Query_LeavesOutThoseOfGrafana() => Assert.Equal(["service"], PromQl.Variables("rate(a{s=~\"$service\"}[$__rate_interval])"));
}
