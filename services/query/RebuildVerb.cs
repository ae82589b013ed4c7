using Grpc.Core;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Query;

/// <summary>
/// The program's verb <c>rebuild [--from-extraction [--anew]]</c>: makes all that is derived from stored evidence anew, with the settings of the
/// service, and ends. The evidence is what query keeps, or what extraction does.
/// </summary>
public static class RebuildVerb
{
    private const string FromExtraction = "--from-extraction";
    private const string Anew = "--anew";
    private const string Failure = "could not rebuild";

    /// <summary>Exit code: 0 where all is made anew, 1 where it was stopped or failed, 2 where the options are wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (fromExtraction, anew) = (args.Contains(FromExtraction), args.Contains(Anew));
        if (anew && !fromExtraction)
        {
            await Console.Error.WriteLineAsync($"query: rebuild takes {FromExtraction}, and with it {Anew}").ConfigureAwait(false);
            return 2;
        }

        return await ServiceVerb.RunAsync(
            [.. args.Where(arg => arg is not (FromExtraction or Anew))],
            QueryComposition.Definition,
            Failure,
            (services, cancellationToken) => fromExtraction ? FillAsync(services, anew, cancellationToken) : MakeAnewAsync(services, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task<int> MakeAnewAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var done = await services.GetRequiredService<RebuildReadModel>().RunAsync(cancellationToken).ConfigureAwait(false);
        await Console.Out.WriteLineAsync($"query: {done} revisions made anew").ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> FillAsync(IServiceProvider services, bool anew, CancellationToken cancellationToken)
    {
        try
        {
            var done = await services.GetRequiredService<RebuildFromExtraction>().RunAsync(anew, cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(
                $"query: {done.Applied} revisions brought in; {done.Known} were there, {done.Gone} are gone, {done.Retracted} documents are kept out").ConfigureAwait(false);
            return 0;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"query: {Failure}: a peer cannot be reached ({exception.StatusCode}); run it again to go on").ConfigureAwait(false);
            return 1;
        }
    }
}
