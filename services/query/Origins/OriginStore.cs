using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;
using Hearsay.Corpus.Origins;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>A statement as it is read for its origins.</summary>
/// <param name="Result">The statement.</param>
/// <param name="Testimony">The same as a testimony, whose chain is still to be filled.</param>
internal sealed record ReadTestimony(StatementResult Result, Testimony Testimony);

/// <summary>A party of a chain over all documents.</summary>
/// <param name="Entity">As its document has it.</param>
/// <param name="Group">Its entity over all documents; null where it has no name.</param>
/// <param name="SpeaksFor">The body that it speaks for, or null.</param>
internal sealed record ReadParty(Entity Entity, Guid? Group, NamedParty? SpeaksFor);

/// <summary>Reads what origins are traced from.</summary>
internal sealed class OriginStore(ReadModel model)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(OriginStore).Assembly, "Origins/Origins.sql");

    /// <summary>Statements of a claim, by its group.</summary>
    public Task<List<ReadTestimony>> OfClaimAsync(Guid group, int most, CancellationToken cancellationToken) =>
        ReadAsync("OriginsOfClaim", group, most, cancellationToken);

    /// <summary>One statement.</summary>
    public Task<List<ReadTestimony>> OfStatementAsync(Guid statement, CancellationToken cancellationToken) =>
        ReadAsync("OriginsOfStatement", statement, 1, cancellationToken);

    /// <summary>Statements of documents.</summary>
    public Task<List<ReadTestimony>> OfDocumentsAsync(Guid[] documents, int most, CancellationToken cancellationToken) =>
        ReadAsync("OriginsOfDocuments", documents, most, cancellationToken);

    /// <summary>What is known of documents; those that were never heard of are left out.</summary>
    public async Task<Dictionary<Guid, (bool IsRetracted, bool IsRead)>> DocumentsAsync(Guid[] documents, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, "OriginDocuments", documents);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var known = new Dictionary<Guid, (bool, bool)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            known[reader.GetGuid(0)] = (reader.GetBoolean(1), reader.GetBoolean(2));
        }

        return known;
    }

    /// <summary>The entities that the chains of statements refer to, by document, revision and the id that the evidence refers to them by.</summary>
    public async Task<Dictionary<(Guid Document, int Revision, string LocalId), ReadParty>> PartiesAsync(
        IReadOnlyCollection<ReadTestimony> testimonies, CancellationToken cancellationToken)
    {
        var asked = testimonies
            .SelectMany(item => HeldStatement.Of(item.Result).Chain.Select(hop => (item.Testimony.DocumentId, item.Result.Passage.Revision, hop.EntityId)))
            .Where(item => item.EntityId.Length > 0)
            .Distinct()
            .ToArray();
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(
            connection.Npgsql,
            "OriginParties",
            Array.ConvertAll(asked, item => item.DocumentId),
            Array.ConvertAll(asked, item => item.Revision),
            Array.ConvertAll(asked, item => item.EntityId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var parties = new Dictionary<(Guid, int, string), ReadParty>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            parties[(reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2))] = new ReadParty(
                EntityResult.Parser.ParseFrom(reader.GetFieldValue<byte[]>(3)).Entity, GuidAt(reader, 4), PartyOf(reader.GetString(5), GuidAt(reader, 6)));
        }

        return parties;
    }

    /// <summary>What documents tell of entities over all documents, in words.</summary>
    public async Task<ILookup<Guid, string>> RolesAsync(IReadOnlyCollection<ReadParty> parties, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(
            connection.Npgsql,
            "OriginRoles",
            parties.Where(party => !party.Entity.Unnamed).Select(party => party.Group).OfType<Guid>().Distinct().ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var roles = new HashSet<(Guid Group, string Role)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var group = reader.GetGuid(0);
            roles.UnionWith(ToldChain.RolesOf(EntityResult.Parser.ParseFrom(reader.GetFieldValue<byte[]>(1)).Entity).Select(role => (group, role)));
        }

        return roles.OrderBy(role => role.Role, StringComparer.Ordinal).ToLookup(role => role.Group, role => role.Role);
    }

    private async Task<List<ReadTestimony>> ReadAsync(string query, object of, int most, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, query, of, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<ReadTestimony>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    private static ReadTestimony Read(NpgsqlDataReader row)
    {
        var result = StatementPayload.Read(row.GetFieldValue<byte[]>(0));
        var statement = HeldStatement.Of(result);
        return new ReadTestimony(result, new Testimony
        {
            StatementId = Guid.ParseExact(statement.Id, "D"),
            DocumentId = Guid.ParseExact(result.Passage.DocumentId, "D"),
            TextId = row.GetGuid(3),
            Publisher = new NamedParty(result.Passage.Outlet, GuidAt(row, 6)),
            Published = row.IsDBNull(4) ? null : new DateTimeOffset(row.GetDateTime(4), TimeSpan.Zero),
            Url = row.GetString(5),
            Position = row.GetInt32(2),
            Stance = row.IsDBNull(1) ? statement.Stance : row.GetBoolean(1) ? Stance.Denies : Stance.Affirms,
            Certainty = statement.Certainty,
            Reasons = statement.Reasons,
            UnresolvedSource = statement.SpeakerEntityId.Length == 0 ? statement.Source.FirstOrDefault() : null,
            Credit = PartyOf(row.GetString(7), GuidAt(row, 8)),
            ClaimId = GuidAt(row, 9) ?? Guid.Empty,
            Negated = !row.IsDBNull(10) && Proposition.Of(new Unit(Guid.Empty, row.GetFieldValue<byte[]>(10))).Negated,
            IsHeadline = Headline.Holds(result),
        });
    }

    private static Guid? GuidAt(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static NamedParty? PartyOf(string name, Guid? group) => name.Length > 0 ? new NamedParty(name, group) : null;
}
