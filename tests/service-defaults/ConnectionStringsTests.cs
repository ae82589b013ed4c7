using Hearsay.ServiceDefaults.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Hearsay.ServiceDefaults.Tests;

public sealed class ConnectionStringsTests
{
    [Theory]
    [InlineData("Host=a;Username=b;Password=c", "12", 12)]
    [InlineData("Host=a;Username=b;Password=c;Maximum Pool Size=50", "12", 12)]
    [InlineData("Host=a;Username=b;Password=c;Maximum Pool Size=50", null, 50)]
    public void MaxPoolSize_SetOrNot_StandsBeforeTheConnectionString(string given, string? set, int expected)
    {
        var read = new NpgsqlConnectionStringBuilder(ConnectionStrings.OfService(With(given, set)));

        Assert.Equal((expected, "a", "b", "c"), (read.MaxPoolSize, read.Host, read.Username, read.Password));
    }

    [Fact]
    public void MaxPoolSize_NotSetAnywhere_LeavesTheConnectionStringAsItIs() =>
        Assert.Equal("Host=a;Username=b", ConnectionStrings.OfService(With("Host=a;Username=b", null)));

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void MaxPoolSize_ThatIsNone_IsRefused(string set) => Assert.ThrowsAny<Exception>(() => ConnectionStrings.OfService(With("Host=a", set)));

    private static IConfiguration With(string postgres, string? maxPoolSize) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = postgres, ["Postgres:MaxPoolSize"] = maxPoolSize })
        .Build();
}
