using System.Diagnostics.Metrics;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>How those who watch are served.</summary>
internal static class WatchTelemetry
{
    private static readonly Meter Meter = new("Hearsay.Query");

    private static readonly UpDownCounter<long> Open = Meter.CreateUpDownCounter<long>(
        "hearsay.watch.streams.open", "{stream}", "Streams of those who watch that are open, with those whose end is not fetched yet.");

    private static readonly Counter<long> Ends = Meter.CreateCounter<long>(
        "hearsay.watch.streams.ended", "{stream}", "Streams of those who watch that ended, by why.");

    private static readonly Counter<long> Notices = Meter.CreateCounter<long>(
        "hearsay.watch.notices", "{notice}", "What was told to those who watch, by its kind.");

    private static readonly Histogram<double> Lags = Meter.CreateHistogram(
        "hearsay.watch.notice.lag",
        "s",
        "Time from an entry of the watch log to its telling, of what came in while the stream was open.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] });

    /// <summary>Counts a stream in.</summary>
    public static void Opened() => Open.Add(1);

    /// <summary>Counts a stream out.</summary>
    public static void Closed() => Open.Add(-1);

    /// <summary>Counts what was told.</summary>
    /// <param name="answer">What was told.</param>
    /// <param name="began">When the stream was opened: who comes back after a day is no day late.</param>
    /// <param name="now">The time now.</param>
    public static void Told(WatchStatementsResponse answer, DateTimeOffset began, DateTimeOffset now)
    {
        if (answer.ItemCase is WatchStatementsResponse.ItemOneofCase.None)
        {
            return;
        }

        Notices.Add(1, new KeyValuePair<string, object?>("kind", KindOf(answer)));
        if (answer.ItemCase is not WatchStatementsResponse.ItemOneofCase.Origins && answer.LogTime.ToDateTimeOffset() is var logged && logged >= began)
        {
            Lags.Record(Math.Max(0, (now - logged).TotalSeconds));
        }
    }

    /// <summary>Counts the end of a stream.</summary>
    /// <param name="failure">Why it ended.</param>
    /// <param name="isGone">Whether the caller went away.</param>
    public static void Ended(Exception failure, bool isGone) => Ends.Add(1, new KeyValuePair<string, object?>("reason", ReasonOf(failure, isGone)));

    private static string ReasonOf(Exception failure, bool isGone) => failure switch
    {
        _ when isGone => "CANCELLED",
        HearsayException known => ErrorCatalog.NameOf(known.Reason),
        _ when StorageFault.Of(failure) is StorageFaultKind.Unavailable or StorageFaultKind.TimedOut => "DEPENDENCY_UNAVAILABLE",
        _ => "INTERNAL",
    };

    private static string KindOf(WatchStatementsResponse answer) => answer.ItemCase switch
    {
        WatchStatementsResponse.ItemOneofCase.Statement => "statement",
        WatchStatementsResponse.ItemOneofCase.Event => "event",
        WatchStatementsResponse.ItemOneofCase.Corrected => "correction",
        _ => "origins",
    };
}
