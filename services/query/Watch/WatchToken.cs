using System.Globalization;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Resume tokens: a watcher's progress, bound by the hash of page tokens to the pattern, so that one of another pattern or altered by hand is refused.</summary>
internal sealed class WatchToken(WatchStatementsRequest request)
{
    private const int Parts = 5;

    private readonly WatchStatementsRequest _pattern = new() { Pattern = request.Pattern };

    public string Write(WatchProgress progress) => PageToken.Write(
        _pattern,
        progress.Log.ToString("D"),
        progress.Place.TransactionId.ToString(CultureInfo.InvariantCulture),
        progress.Place.Sequence.ToString(CultureInfo.InvariantCulture),
        progress.Items == WatchProgress.All ? "" : progress.Items.ToString(CultureInfo.InvariantCulture),
        progress.Reached ? "1" : "0");

    /// <summary>The progress in the request's token; null where it has none. Throws INVALID_RESUME_TOKEN.</summary>
    public WatchProgress? Read()
    {
        var parts = PartsOf(request.ResumeToken);
        if (parts.Count == 0)
        {
            return null;
        }

        var items = WatchProgress.All;
        return Guid.TryParseExact(parts[0], "D", out var log)
            && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var transaction)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && (parts[3].Length == 0 || int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out items))
            && parts[4] is "0" or "1"
            ? new WatchProgress(log, new WatchPlace(transaction, sequence), items, parts[4] == "1")
            : throw Invalid();
    }

    /// <summary>The failure for a token whose log, or the part of it that comes next, is not kept.</summary>
    public static HearsayException Outdated() => new(
        ErrorReason.ResumeTokenOutdated,
        "What came in after the resume token is not kept any more. List what there is, then watch without a token.");

    private IReadOnlyList<string> PartsOf(string token)
    {
        try
        {
            return PageToken.Read(_pattern, token, Parts);
        }
        catch (HearsayException failure) when (failure.Reason == ErrorReason.InvalidPageToken)
        {
            throw Invalid();
        }
    }

    private static HearsayException Invalid() => new(
        ErrorReason.InvalidResumeToken,
        "The resume token is not one of this pattern. Send resume_token as it was received, and the same pattern.");
}
