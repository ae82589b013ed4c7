using Hearsay.Engine;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Extraction;

/// <summary>The program's verb <c>reextract</c>: reads anew what only older engines have read, with the settings of the service, and ends.</summary>
public static class ReextractVerb
{
    /// <summary>Exit code: 0 where all is read, 1 where something is left, which another run does.</summary>
    public static Task<int> RunAsync(string[] args) => ServiceVerb.RunAsync(
        args,
        ExtractionComposition.Definition,
        "could not read anew",
        async (services, cancellationToken) =>
        {
            var done = await services.GetRequiredService<ReextractStored>().RunAsync(cancellationToken).ConfigureAwait(false);
            var version = services.GetRequiredService<EvidenceEngine>().Version;
            await Console.Out.WriteLineAsync(
                $"extraction: engine {version.Version} ({version.Profile}) read {done.Read} revisions anew; {done.Gone} are gone, {done.Failed} failed").ConfigureAwait(false);
            return done.Failed == 0 ? 0 : 1;
        });
}
