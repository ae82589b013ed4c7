using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Finds statements.</summary>
internal sealed class SearchStore(ReadModel model)
{
    /// <summary>Of more statements that have the words the latest published are ranked, so that a word that many have is answered as soon.</summary>
    public const int MostRanked = 2_000;

    /// <summary>So many of the latest statements are looked through for words that more have than are ranked, before an index is asked for all that have them.</summary>
    private const int MostWalked = 20_000;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(SearchStore).Assembly, "Search/Search.sql");

    /// <summary>The terms that a query asks for, those that must not be there left out; none where it asks for no word.</summary>
    public async Task<IReadOnlyList<string>> TermsOfAsync(string query, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, "SearchRead", query);
        return QueryTerms.Of((string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!);
    }

    /// <summary>Those of the words that are a form of one of the terms.</summary>
    public async Task<IReadOnlySet<string>> MatchesAsync(
        IReadOnlyCollection<string> words, IReadOnlyCollection<string> terms, CancellationToken cancellationToken)
    {
        var matches = new HashSet<string>(StringComparer.Ordinal);
        if (words.Count == 0 || terms.Count == 0)
        {
            return matches;
        }

        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, "SearchHighlight", words.ToArray(), terms.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            matches.Add(reader.GetString(0));
        }

        return matches;
    }

    /// <summary>A page of statements of current revisions, and whether more had the words than were ranked.</summary>
    public async Task<(Page<FoundStatement, SearchPosition> Page, bool IsCut)> FindAsync(
        SearchFilter filter, SearchPosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginSettingsAsync(cancellationToken).ConfigureAwait(false);
        await PlanFreshAsync(connection.Npgsql, cancellationToken).ConfigureAwait(false);
        var speakers = await MembersAsync(connection.Npgsql, UnitKinds.Name, filter.Speaker, cancellationToken).ConfigureAwait(false);
        var propositions = await MembersAsync(connection.Npgsql, UnitKinds.Proposition, filter.Claim, cancellationToken).ConfigureAwait(false);
        var named = filter.Query.Length == 0 && propositions is null
            ? await NameLists.SpeakersAsync(connection.Npgsql, filter.Statements.Speaker, cancellationToken).ConfigureAwait(false)
            : null;
        object?[] ValuesWith(object? within) => ValuesOf(filter, speakers, within, after, size);
        await using var command =
            filter.Query.Length > 0 ? Sql.On(connection.Npgsql, "SearchWords", [.. ValuesWith(propositions), filter.Query, after.Rank, MostRanked + 1, MostWalked])
            : propositions is not null ? Sql.On(connection.Npgsql, "SearchClaim", ValuesWith(propositions))
            : Sql.On(connection.Npgsql, "SearchNewest", ValuesWith(named?.Keys));
        var isCut = false;
        var page = await Page.ReadAsync(
            command,
            size,
            row =>
            {
                isCut = row.GetInt64(7) > MostRanked;
                return Read(row);
            },
            cancellationToken).ConfigureAwait(false);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return (page, isCut);
    }

    /// <summary>Has queries planned for their words until the transaction ends.</summary>
    public static async Task PlanFreshAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "SearchPlanFresh");
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Guid[]?> MembersAsync(NpgsqlConnection connection, short kind, Guid? group, CancellationToken cancellationToken)
    {
        if (group is not { } known)
        {
            return null;
        }

        var members = new List<Guid>();
        await using var command = Sql.On(connection, "SearchMembers", kind, known);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            members.Add(reader.GetGuid(0));
        }

        return [.. members];
    }

    private static object?[] ValuesOf(SearchFilter filter, Guid[]? speakers, object? within, SearchPosition after, int size) =>
    [
        after.NewestFirst,
        after.Tie,
        after.Position,
        after.StatementId,
        filter.Statements.LeastNewestFirst,
        filter.Statements.MostNewestFirst,
        filter.Statements.PublishedFrom,
        filter.Statements.PublishedBefore,
        filter.SaidOn,
        LikePatterns.Of(filter.Statements.Speaker),
        LikePatterns.Of(filter.Statements.Addressee),
        LikePatterns.Of(filter.Origin),
        filter.Statements.Outlet,
        filter.Statements.Kinds,
        filter.Statements.Stances,
        filter.Statements.Certainties,
        speakers,
        within,
        size + 1,
    ];

    private static (FoundStatement Item, SearchPosition At, int Bytes) Read(NpgsqlDataReader row)
    {
        var at = SearchPosition.Of(row);
        var payload = row.GetFieldValue<byte[]>(5);
        var found = new FoundStatement
        {
            Statement = StatementPayload.Read(payload),
            Score = at.Rank == 0 ? 0 : -at.Rank,
            ClaimId = row.IsDBNull(6) ? "" : row.GetGuid(6).ToString("D"),
        };
        return (found, at, payload.Length);
    }
}
