using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Health;
using Hearsay.ServiceDefaults.OpenApi;
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
    public static Task<int> RunAsync(string[] args, ServiceDefinition service) =>
        args is ["migrate", .. var rest] ? MigrateAsync(rest, service) : RunAsync(service.Name, () => Build(args, service));

    /// <summary>Runs a program until it is told to stop. Exit code: 0 after an orderly stop, 1 where it could not start or a part of it failed.</summary>
    public static async Task<int> RunAsync(string name, Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            await app.StartAsync().ConfigureAwait(false);
            await app.WaitForShutdownAsync().ConfigureAwait(false);
            // The host stops in good order when a background service fails, and has logged why; but whoever started it must know.
            return app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(part => part.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
        }
        catch (Exception exception) when (IsOfSettings(exception) || exception is IOException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{name}: could not start: {exception.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>The service, ready to start. Tests run it in their own process.</summary>
    public static WebApplication Build(string[] args, ServiceDefinition service)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = service.Add.Method.DeclaringType!.Assembly.GetName().Name,
        });
        var postgres = ConnectionStrings.OfService(builder.Configuration);
        builder.AddEndpoints();
        builder.AddJsonLogs();
        builder.AddTracing(service.Name);
        builder.AddMeasuring(service.Name);
        builder.AddGrpcDefaults();
        builder.AddOpenApi(service.Name);
        builder.AddCallers();
        builder.AddHealth(service.Schema);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(provider =>
            ServiceDataSource.Create(service.Schema, postgres, provider.GetRequiredService<ILoggerFactory>()));
        service.Add(builder);

        var app = builder.Build();
        app.UseMiddleware<HealthPort>();
        app.UseMiddleware<ConnectionAge>();
        app.UseMiddleware<TraceIdHeader>();
        app.UseMiddleware<CallMeasurement>();
        app.UseCallers();
        app.UseMiddleware<UnreadableRequest>();
        app.MapHealth();
        app.MapMetrics();
        app.MapGrpcReflectionService();
        app.MapOpenApi();
        service.Map(app);
        return app;
    }

    private static async Task<int> MigrateAsync(string[] args, ServiceDefinition service)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(15));
        try
        {
            var runner = new MigrationRunner(
                service.Schema,
                ConnectionStrings.Required(configuration, ConnectionStrings.Migrator),
                ConnectionStrings.Required(configuration, ConnectionStrings.Postgres));
            var applied = await runner.RunAsync(deadline.Token).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"{service.Name}: {applied.Count} migrations applied").ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (IsOfSettings(exception) || exception is NpgsqlException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{service.Name}: migration failed: {exception.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>A setting that is missing, or that is none.</summary>
    private static bool IsOfSettings(Exception exception) => exception is InvalidOperationException or ArgumentException or FormatException;
}
