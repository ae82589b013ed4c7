using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Query;

/// <summary>The program's verb <c>rebuild</c>: makes all that is derived from stored evidence anew, with the settings of the service, and ends.</summary>
public static class RebuildVerb
{
    /// <summary>Exit code: 0 where all is made anew, 1 where it was stopped or failed; another run begins again.</summary>
    public static Task<int> RunAsync(string[] args) => ServiceVerb.RunAsync(
        args,
        QueryComposition.Definition,
        "could not rebuild",
        async (services, cancellationToken) =>
        {
            var done = await services.GetRequiredService<RebuildReadModel>().RunAsync(cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"query: {done} revisions made anew").ConfigureAwait(false);
            return 0;
        });
}
