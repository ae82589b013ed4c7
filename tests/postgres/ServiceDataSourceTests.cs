using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Hearsay.Postgres.Tests;

public sealed class ServiceDataSourceTests
{
    [Theory]
    [InlineData("", GssEncryptionMode.Disable)]
    [InlineData(";GSS Encryption Mode=Require", GssEncryptionMode.Require)]
    public async Task DataSource_Kerberos_IsTriedOnlyWhereAskedFor(string asked, GssEncryptionMode used)
    {
        await using var source = ServiceDataSource.Create(new ServiceSchema("things", []), $"Host=127.0.0.1;Username=reader{asked}", NullLoggerFactory.Instance);

        Assert.Equal(used, new NpgsqlConnectionStringBuilder(source.ConnectionString).GssEncryptionMode);
    }

    /// <summary>Npgsql's own default, 100, is all that a PostgreSQL of default settings has for everybody.</summary>
    [Theory]
    [InlineData("", 30)]
    [InlineData(";Maximum Pool Size=12", 12)]
    public async Task DataSource_Pool_IsSmallerThanNpgsqlsUnlessAskedFor(string asked, int used)
    {
        await using var source = ServiceDataSource.Create(new ServiceSchema("things", []), $"Host=127.0.0.1;Username=reader{asked}", NullLoggerFactory.Instance);

        Assert.Equal(used, new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize);
    }
}
