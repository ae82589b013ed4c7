using Hearsay.Contracts.Errors.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Answers for times that have passed. Rows of single documents are read through views. What joins documents is made when a time is asked for, and kept for
/// the next call while what had been received by then stays as it is; few times are kept at once, each on a connection of its own.
/// </summary>
internal sealed class PastReadModels : IAsyncDisposable
{
    /// <summary>Queries on times that have passed.</summary>
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(PastReadModels).Assembly, "AsOf/AsOf.sql");

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _present;
    private readonly PastSource _past;
    private readonly ReadModelWriter _writer;
    private readonly TimeProvider _clock;
    private readonly AsOfOptions _options;
    private readonly Lock _gate = new();
    private readonly List<PastReadModel> _kept = [];
    private readonly ITimer _sweeper;

    public PastReadModels(NpgsqlDataSource present, PastSource past, ReadModelWriter writer, TimeProvider clock, IOptions<AsOfOptions> options)
    {
        (_present, _past, _writer, _clock, _options) = (present, past, writer, clock, options.Value);
        _sweeper = clock.CreateTimer(_ => DropIdle(), null, _options.KeptIdle / 2, _options.KeptIdle / 2);
    }

    /// <summary>One state of the read model at a time. Throws AS_OF_TOO_LARGE, OVERLOADED or CONFLICT.</summary>
    public async Task<PastView> OpenAsync(DateTime asOf, ReadDepth depth, CancellationToken cancellationToken)
    {
        if (depth is ReadDepth.Rows)
        {
            return await OpenOwnAsync(_past.DataSource, asOf, cancellationToken).ConfigureAwait(false);
        }

        var (view, position) = await OpenPresentAsync(asOf, cancellationToken).ConfigureAwait(false);
        if (view is not null)
        {
            return view;
        }

        if (position.Revisions > _options.MostRevisions)
        {
            throw TooLarge();
        }

        var model = Choose(position);
        return await model.OpenAsync(asOf, () => GiveBack(model), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _sweeper.DisposeAsync().ConfigureAwait(false);
        List<PastReadModel> all;
        lock (_gate)
        {
            all = [.. _kept];
            _kept.Clear();
        }

        foreach (var model in all)
        {
            await model.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<PastView> OpenOwnAsync(NpgsqlDataSource source, DateTime asOf, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await PastView.OpenAsync(connection, asOf, connection.DisposeAsync, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Where nothing was received since, the tables of today are those of the time.</summary>
    private async Task<(PastView? View, PastPosition Position)> OpenPresentAsync(DateTime asOf, CancellationToken cancellationToken)
    {
        var view = await OpenOwnAsync(_present, asOf, cancellationToken).ConfigureAwait(false);
        try
        {
            var (position, isPresent) = await PastPosition.ReadAsync(view.Connection, asOf, _options.MostRevisions + 1, cancellationToken).ConfigureAwait(false);
            if (isPresent)
            {
                return (view, position);
            }

            await view.DisposeAsync().ConfigureAwait(false);
            return (null, position);
        }
        catch
        {
            await view.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The kept time of this position, else one that nobody uses, the one not asked for longest.</summary>
    private PastReadModel Choose(PastPosition position)
    {
        lock (_gate)
        {
            var chosen = _kept.Find(model => model.Wanted == position);
            if (chosen is null && _kept.Count < _options.MostKept)
            {
                _kept.Add(chosen = new PastReadModel(_past.DataSource, _writer, _options));
            }

            chosen ??= _kept.Where(model => model.Users == 0).MinBy(model => model.LastUsed);
            if (chosen is null || chosen.Users >= _options.MostWaiting)
            {
                throw new HearsayException(ErrorReason.Overloaded, "So many times of the past are asked for that this one has to wait.") { RetryAfter = RetryAfter };
            }

            chosen.Wanted = position;
            chosen.Users++;
            return chosen;
        }
    }

    private void GiveBack(PastReadModel model)
    {
        lock (_gate)
        {
            model.Users--;
            model.LastUsed = _clock.GetUtcNow();
        }
    }

    private void DropIdle()
    {
        lock (_gate)
        {
            foreach (var model in _kept.FindAll(model => model.Users == 0 && _clock.GetUtcNow() - model.LastUsed >= _options.KeptIdle))
            {
                _kept.Remove(model);
                _ = model.DisposeAsync().AsTask();
            }
        }
    }

    private HearsayException TooLarge() => new(
        ErrorReason.AsOfTooLarge,
        $"More than {_options.MostRevisions} revisions had been received by that time: what so many say together is not worked out. What single documents say is.")
    {
        Metadata = new Dictionary<string, string> { ["max_revisions"] = $"{_options.MostRevisions}" },
    };
}
