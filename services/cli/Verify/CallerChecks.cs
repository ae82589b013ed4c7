using System.Text;
using Grpc.Core;
using Hearsay.Cli.Calls;

namespace Hearsay.Cli.Verify;

/// <summary>Who is refused: callers without a token, with a forged one, with one of another role, and who pretends to be the sidecar.</summary>
/// <param name="settings">Addresses.</param>
/// <param name="otherToken">A token without the role writer; null where none is given.</param>
/// <param name="outside">Whether strangers have these addresses.</param>
internal sealed class CallerChecks(CallSettings settings, string? otherToken, bool outside)
{
    private static readonly string Forged =
        $"{Part("{\"alg\":\"none\"}")}.{Part("{\"sub\":\"stranger\",\"aud\":\"hearsay\",\"roles\":[\"reader\",\"writer\",\"operator\"]}")}.";

    /// <summary>One call a service. Requests are empty, so that what is let in by mistake does nothing.</summary>
    private readonly (ServiceAddress Address, string Service, string Method)[] _calls =
    [
        (settings.Ingestion, "hearsay.ingestion.v1.IngestionService", "SubmitDocument"),
        (settings.Extraction, "hearsay.extraction.v1.ExtractionService", "ExtractText"),
        (settings.Query, "hearsay.query.v1.QueryService", "ListStatements"),
    ];

    public async Task RunAsync(VerifyReport report, CancellationToken cancellationToken)
    {
        var bare = await StatusesAsync(token: null, cancellationToken);
        if (bare.All(status => status is StatusCode.OK or StatusCode.InvalidArgument))
        {
            const string Off = "authentication is OFF: whoever reaches these addresses reads, submits and takes back";
            if (outside)
            {
                report.Failed(Off);
            }
            else
            {
                report.Note(Off);
            }

            return;
        }

        Refused(report, "a call without a token", bare, StatusCode.Unauthenticated);
        Refused(report, "a call with a forged token", await StatusesAsync(Forged, cancellationToken), StatusCode.Unauthenticated);
        await SidecarAsync(report, cancellationToken);
        if (otherToken is null)
        {
            report.Note("a token without the role writer was not tried: --other-token-file names one");
            return;
        }

        var (ingestion, service, method) = _calls[0];
        using var calls = new BareCalls(ingestion);
        var status = await calls.StatusAsync(service, method, otherToken, cancellationToken);
        report.Hold(status == StatusCode.PermissionDenied, "submitting with a token of another role is refused", $"the answer was {status}");
    }

    private async Task<List<StatusCode>> StatusesAsync(string? token, CancellationToken cancellationToken)
    {
        var statuses = new List<StatusCode>();
        foreach (var (address, service, method) in _calls)
        {
            using var calls = new BareCalls(address);
            statuses.Add(await calls.StatusAsync(service, method, token, cancellationToken));
        }

        return statuses;
    }

    private void Refused(VerifyReport report, string what, IReadOnlyList<StatusCode> statuses, StatusCode expected)
    {
        foreach (var ((address, _, _), status) in _calls.Zip(statuses))
        {
            report.Hold(status == expected, $"{address.Service}: {what} is refused", $"the answer was {status}");
        }
    }

    /// <summary>Events come from the sidecar only. A gateway does not pass these calls on at all.</summary>
    private async Task SidecarAsync(VerifyReport report, CancellationToken cancellationToken)
    {
        foreach (var (address, _, _) in _calls)
        {
            using var calls = new BareCalls(address);
            var status = await calls.StatusAsync("dapr.proto.runtime.v1.AppCallback", "OnTopicEvent", token: null, cancellationToken);
            report.Hold(
                status is StatusCode.Unauthenticated or StatusCode.PermissionDenied or StatusCode.Unimplemented,
                $"{address.Service}: an event from a stranger is refused",
                $"the answer was {status}");
        }
    }

    private static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
