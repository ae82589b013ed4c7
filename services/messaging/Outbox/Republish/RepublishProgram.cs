using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>The verb <c>outbox republish</c> of a service's program.</summary>
public static class RepublishProgram
{
    /// <summary>Exit code: 0 where all is done, 1 where the arguments are wrong or it could not be done.</summary>
    /// <param name="arguments">What stands behind the verb.</param>
    /// <param name="run">Runs work with the settings of the service.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Func<Func<IServiceProvider, CancellationToken, Task<int>>, Task<int>> run)
    {
        if (RepublishArguments.Read(arguments, TimeProvider.System.GetUtcNow(), out var problem) is not { } wanted)
        {
            await Console.Error.WriteLineAsync($"{problem}\nusage: {RepublishArguments.Usage}").ConfigureAwait(false);
            return 1;
        }

        return await run(async (services, cancellationToken) =>
        {
            var republish = new OutboxRepublish(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<TimeProvider>());
            foreach (var (topic, events) in await republish.CountAsync(wanted, cancellationToken).ConfigureAwait(false))
            {
                await Console.Out.WriteLineAsync($"{topic}\t{events}").ConfigureAwait(false);
            }

            if (!wanted.DryRun)
            {
                var copied = await republish.RunAsync(wanted, cancellationToken).ConfigureAwait(false);
                await Console.Out.WriteLineAsync($"{copied} events are sent once more").ConfigureAwait(false);
            }

            return 0;
        }).ConfigureAwait(false);
    }
}
