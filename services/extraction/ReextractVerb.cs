using System.Globalization;
using Hearsay.Contracts;
using Hearsay.Engine;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Extraction;

/// <summary>
/// The program's verb <c>reextract [--older-than VERSION | --force] [--rate N] [--lane fresh|backfill]</c>: reads anew what only older engines
/// have read, with the settings of the service, and ends.
/// </summary>
public static class ReextractVerb
{
    private const int WrongUsage = 2;

    /// <summary>Exit code: 0 where all is read, 1 where something is left, which another run does, 2 where the options are wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args, out var settings) is not { } plan)
        {
            await Console.Error.WriteLineAsync(
                "extraction: reextract takes --older-than VERSION or --force, --rate N (revisions a second, above 0) and --lane fresh|backfill").ConfigureAwait(false);
            return WrongUsage;
        }

        return await ServiceVerb.RunAsync(
            settings, ExtractionComposition.Definition, "could not read anew", (services, token) => RunAsync(services, plan, token)).ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(IServiceProvider services, ReextractionPlan plan, CancellationToken cancellationToken)
    {
        var version = services.GetRequiredService<EvidenceEngine>().Version;
        if (plan.OlderThan > version.Version)
        {
            await Console.Error.WriteLineAsync($"extraction: this engine is version {version.Version}: it reads anew what is older than that, and nothing else").ConfigureAwait(false);
            return WrongUsage;
        }

        var done = await services.GetRequiredService<ReextractStored>().RunAsync(plan, cancellationToken).ConfigureAwait(false);
        var announced = plan.Force ? $"{done.Announced} were announced again; " : "";
        await Console.Out.WriteLineAsync(
            $"extraction: engine {version.Version} ({version.Profile}) read {done.Read} revisions anew; {announced}{done.Gone} are gone, {done.Failed} failed").ConfigureAwait(false);
        return done.Failed == 0 ? 0 : 1;
    }

    /// <summary>The plan, and what is left of the arguments: settings; null where an option is wrong.</summary>
    internal static ReextractionPlan? Read(string[] args, out string[] settings)
    {
        var plan = new ReextractionPlan();
        var rest = new List<string>();
        settings = [];
        for (var at = 0; at < args.Length; at++)
        {
            var (name, value) = args[at].Split('=', 2) is [var before, var after] ? (before, after) : (args[at], null);
            if (name is "--force")
            {
                plan = plan with { Force = true };
                continue;
            }

            if (name is not ("--older-than" or "--rate" or "--lane"))
            {
                rest.Add(args[at]);
                continue;
            }

            value ??= ++at < args.Length ? args[at] : "";
            if (With(plan, name, value) is not { } changed)
            {
                return null;
            }

            plan = changed;
        }

        settings = [.. rest];
        return plan is { Force: true, OlderThan: not null } ? null : plan;
    }

    private static ReextractionPlan? With(ReextractionPlan plan, string name, string value) => name switch
    {
        "--older-than" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? plan with { OlderThan = version } : null,
        "--rate" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? plan with { PerSecond = rate } : null,
        _ => value switch
        {
            "fresh" => plan with { Lane = Lane.Fresh },
            "backfill" => plan with { Lane = Lane.Backfill },
            _ => null,
        },
    };
}
