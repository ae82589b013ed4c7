using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Hearsay.LocalSidecar.Resources;

/// <summary>Reads how deliveries are tried out of a Resiliency object. Everything else in it is named as ignored.</summary>
internal static class ResiliencyReader
{
    // Dapr's own values where a policy says none.
    private static readonly TimeSpan FirstExponential = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestExponential = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Constant = TimeSpan.FromSeconds(5);

    /// <summary>The inbound policy of a component; null where the object has none for it.</summary>
    public static InboundPolicy? Read(YamlNode document, string? component, List<string> ignored)
    {
        var name = $"Resiliency {document.At("metadata", "name").Text()}";
        var targets = document.At("spec", "targets", "components").Keys().ToList();
        var inbound = component is null ? null : document.At("spec", "targets", "components", component, "inbound");
        var retry = inbound.At("retry").Text();
        var timeout = inbound.At("timeout").Text();
        Ignore("targets of apps", document.At("spec", "targets", "apps").Keys());
        Ignore("targets of actors", document.At("spec", "targets", "actors").Keys());
        Ignore("targets of components", targets.Where(target => target != component));
        Ignore("outbound policies", targets.Where(target => document.At("spec", "targets", "components", target, "outbound") is not null));
        Ignore("circuit breakers", document.At("spec", "policies", "circuitBreakers").Keys());
        Ignore("retries", document.At("spec", "policies", "retries").Keys().Where(policy => policy != retry));
        Ignore("timeouts", document.At("spec", "policies", "timeouts").Keys().Where(policy => policy != timeout));
        Ignore("scopes, for it holds for every app here", document.At("scopes").Texts());
        return inbound is null || (retry is null && timeout is null) ? null : PolicyOf(document, name, retry, timeout, Ignore);

        void Ignore(string what, IEnumerable<string> which)
        {
            var names = string.Join(", ", which);
            if (names.Length > 0)
            {
                ignored.Add($"{name}: {what} ({names})");
            }
        }
    }

    private static InboundPolicy PolicyOf(
        YamlNode document, string name, string? retry, string? timeout, Action<string, IEnumerable<string>> ignore)
    {
        var limit = timeout is null ? null : document.At("spec", "policies", "timeouts", timeout).Text() ?? throw Missing(name, "timeout", timeout);
        if (retry is null)
        {
            return new InboundPolicy(limit is null ? null : GoDuration.Parse(limit), Constant, Constant, MaxRetries: 0);
        }

        var policy = document.At("spec", "policies", "retries", retry) ?? throw Missing(name, "retry", retry);
        ignore("matching", policy.At("matching").Keys());
        var exponential = policy.At("policy").Text()?.ToUpperInvariant() switch
        {
            "EXPONENTIAL" => true,
            "CONSTANT" or null => false,
            var other => throw new FormatException($"{name}: retry {retry} has the unknown policy {other}."),
        };
        var constant = Duration("duration", Constant);
        return new InboundPolicy(
            limit is null ? null : GoDuration.Parse(limit),
            exponential ? FirstExponential : constant,
            exponential ? Duration("maxInterval", LongestExponential) : constant,
            int.Parse(policy.At("maxRetries").Text() ?? "-1", CultureInfo.InvariantCulture));

        TimeSpan Duration(string field, TimeSpan otherwise) => policy.At(field).Text() is { } text ? GoDuration.Parse(text) : otherwise;
    }

    private static FormatException Missing(string name, string what, string which) => new($"{name}: there is no {what} named {which}.");
}
