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
}
