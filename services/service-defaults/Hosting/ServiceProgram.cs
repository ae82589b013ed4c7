using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Health;
using Hearsay.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>Runs a service, or its migrations with the argument <c>migrate</c>.</summary>
public static class ServiceProgram
{
    /// <summary>Exit code: 0 after an orderly stop, 1 where it could not start or migrate.</summary>
    public static async Task<int> RunAsync(string[] args, ServiceDefinition service)
    {
        if (args is ["migrate", .. var rest])
        {
            return await MigrateAsync(rest, service).ConfigureAwait(false);
        }

        await using var app = Build(args, service);
        await app.RunAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>The service, ready to start. Tests run it in their own process.</summary>
    public static WebApplication Build(string[] args, ServiceDefinition service)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = service.Add.Method.DeclaringType!.Assembly.GetName().Name,
        });
        var postgres = ConnectionStrings.Required(builder.Configuration, ConnectionStrings.Postgres);
        builder.AddEndpoints();
        builder.AddJsonLogs();
        builder.AddTracing(service.Name);
        builder.AddGrpcDefaults();
        builder.AddHealth(service.Schema);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(provider =>
            ServiceDataSource.Create(service.Schema, postgres, provider.GetRequiredService<ILoggerFactory>()));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        service.Add(builder);

        var app = builder.Build();
        app.UseMiddleware<TraceIdHeader>();
        app.UseMiddleware<UnreadableRequest>();
        app.MapHealth();
        app.MapGrpcReflectionService();
        service.Map(app);
        return app;
    }

    private static async Task<int> MigrateAsync(string[] args, ServiceDefinition service)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var runner = new MigrationRunner(
            service.Schema,
            ConnectionStrings.Required(configuration, ConnectionStrings.Migrator),
            ConnectionStrings.Required(configuration, ConnectionStrings.Postgres));
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(15));
        try
        {
            var applied = await runner.RunAsync(deadline.Token).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"{service.Name}: {applied.Count} migrations applied").ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"{service.Name}: migration failed: {exception.Message}").ConfigureAwait(false);
            return 1;
        }
    }
}
