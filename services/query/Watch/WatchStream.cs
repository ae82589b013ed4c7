using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>
/// One watcher: reads the log page by page from its own place, however many read beside it, and tells what matches. What it has not fetched stays in the
/// database.
/// </summary>
internal sealed class WatchStream(
    WatchFilter filter, WatchProgress begin, WatchPages pages, WatchTarget target, ReachedClaim reached, WatchAnswers answers, TimeSpan heartbeat, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    // Origins may also change by what people decide about names: then no claim is named.
    private static readonly TimeSpan CountAgain = TimeSpan.FromSeconds(10);

    private WatchProgress _progress = begin;
    private bool _hasMoved = true;
    private long _counted;

    /// <summary>Tells until it is cancelled. Throws RESUME_TOKEN_OUTDATED, and what becomes of ids in the pattern.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Each look at the log would be a span: the call's trace ends here.
        Activity.Current = null;
        await target.FindAsync(filter, cancellationToken).ConfigureAwait(false);
        await answers.WriteAsync(new WatchStatementsResponse(), _progress, cancellationToken).ConfigureAwait(false);
        await CountAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (await pages.NextAsync(_progress.After, cancellationToken).ConfigureAwait(false) is { } page)
            {
                await TellAsync(page, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
            }

            if (_hasMoved && clock.GetElapsedTime(_counted) >= CountAgain)
            {
                await CountAsync(cancellationToken).ConfigureAwait(false);
            }

            if (answers.Silence >= heartbeat)
            {
                await answers.WriteAsync(new WatchStatementsResponse(), _progress, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TellAsync(WatchPage page, CancellationToken cancellationToken)
    {
        if (page.Log != _progress.Log || _progress.After < page.Dropped)
        {
            throw WatchToken.Outdated();
        }

        if (page.Entries.Count == 0)
        {
            return;
        }

        var groups = await target.FindAsync(filter, cancellationToken).ConfigureAwait(false);
        _hasMoved = true;
        foreach (var entry in page.Entries)
        {
            if (filter.MinOrigins == 0)
            {
                await TellAsync(entry, groups, cancellationToken).ConfigureAwait(false);
            }

            _progress = _progress with { Place = entry.Place, Items = WatchProgress.All };
        }

        if (groups.Claim is { } claim && page.Entries.Any(entry => entry.Claims.Contains(claim)))
        {
            await CountAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(WatchEntry entry, WatchGroups groups, CancellationToken cancellationToken)
    {
        var from = entry.Place == _progress.Place && _progress.Items != WatchProgress.All ? _progress.Items : 0;
        for (var index = from; index < entry.Items.Count; index++)
        {
            if (entry.Items[index] is not { } item || AnswerOf(item, groups) is not { } answer)
            {
                continue;
            }

            // Passed in any case: a stream that breaks amid the message is resumed from the token before it.
            _progress = _progress with { Place = entry.Place, Items = index + 1 == entry.Items.Count ? WatchProgress.All : index + 1 };
            answer.LogTime = Timestamp.FromDateTime(entry.LoggedAt);
            await answers.WriteAsync(answer, _progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What is told of an item; null where the pattern takes it neither now nor, where it was corrected, before.</summary>
    private WatchStatementsResponse? AnswerOf(WatchedItem item, WatchGroups groups)
    {
        var now = filter.Match(item, groups);
        var before = item.Corrected is { } corrected ? filter.Match(corrected.Before, groups) : null;
        if ((now ?? before) is not { } matches)
        {
            return null;
        }

        var answer = new WatchStatementsResponse { Matches = { matches } };
        if (item.Corrected is { } change)
        {
            answer.Corrected = new CorrectionNotice
            {
                Statement = item.Statement,
                Correction = change.Correction,
                Undone = change.IsUndone,
                MatchedBefore = before is not null,
                MatchesNow = now is not null,
            };
        }
        else if (item.Statement is { } statement)
        {
            answer.Statement = statement;
        }
        else
        {
            answer.Event = item.Event;
        }

        return answer;
    }

    /// <summary>Counts the origins that are waited for, and tells where they have come to be enough.</summary>
    private async Task CountAsync(CancellationToken cancellationToken)
    {
        if (filter.MinOrigins == 0)
        {
            return;
        }

        (_hasMoved, _counted) = (false, clock.GetTimestamp());
        var found = await reached.FindAsync(new StatementId(filter.ClaimId!.Value), filter.MinOrigins, cancellationToken).ConfigureAwait(false);
        var before = _progress.Reached;
        _progress = _progress with { Reached = found is not null };
        if (found is not null && !before)
        {
            var matches = new WatchMatch { Field = "min_origins", Value = $"{found.Origins.AtLeast}" };
            var answer = new WatchStatementsResponse { Origins = found, Matches = { matches }, LogTime = Timestamp.FromDateTimeOffset(clock.GetUtcNow()) };
            await answers.WriteAsync(answer, _progress, cancellationToken).ConfigureAwait(false);
        }
    }
}
