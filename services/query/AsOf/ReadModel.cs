using Google.Protobuf.WellKnownTypes;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// The read model as one call sees it: that of now, or, where the call names a time, that of this time. One is made for each call. A call for a time reads
/// all that it reads in one transaction, so that it sees one state.
/// </summary>
internal sealed class ReadModel(NpgsqlDataSource dataSource, PastReadModels past, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>How far clocks of callers may be ahead.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(10);

    private const string Field = "as_of";
    private const long LeastSeconds = -62_135_596_800, MostSeconds = 253_402_300_799;
    private const int NanosOfSecond = 1_000_000_000;

    private DateTime? _asOf;
    private ReadDepth _depth;
    private PastView? _view;

    /// <summary>Takes the time that a call asks for, or adds what is wrong with it. Comes before all reads of the call.</summary>
    /// <param name="asOf">The time; null for now.</param>
    /// <param name="depth">What the call reads.</param>
    /// <param name="violations">What is wrong with the request.</param>
    public void Ask(Timestamp? asOf, ReadDepth depth, RequestViolations violations)
    {
        if (asOf is null)
        {
            return;
        }

        if (asOf.Seconds is < LeastSeconds or > MostSeconds || asOf.Nanos is < 0 or >= NanosOfSecond)
        {
            violations.Add(Field, "NOT_A_TIME", "Give a time between the years 1 and 9999, nanoseconds from 0 to 999,999,999.");
            return;
        }

        var time = asOf.ToDateTime();
        violations.AddWhere(
            time > clock.GetUtcNow().UtcDateTime + ClockDifference, Field, "IN_FUTURE", "Give a time that has passed: what will be received is not known.");
        _asOf = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        _depth = depth;
    }

    /// <summary>A connection to read through. Throws AS_OF_TOO_LARGE, OVERLOADED or CONFLICT where the call names a time.</summary>
    public async Task<ReadConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_asOf is not { } time)
        {
            return new ReadConnection(await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), isOwned: true);
        }

        _view ??= await past.OpenAsync(time, _depth, cancellationToken).ConfigureAwait(false);
        return new ReadConnection(_view.Connection, isOwned: false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_view is not null)
        {
            await _view.DisposeAsync().ConfigureAwait(false);
        }
    }
}
