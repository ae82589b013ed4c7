using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;
using Hearsay.Corpus.Names;
using Hearsay.Corpus.Texts;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Brings into line what documents say together when one of them changes. Runs inside the transaction of the change.</summary>
internal static class DocumentLinks
{
    /// <summary>All kinds of units, in the order in which they are brought into line.</summary>
    public static readonly IReadOnlyList<IUnitKind> Kinds = [new NameKind(), new TextKind(), new PropositionKind()];

    /// <summary>Replaces what a document refers to, and brings groups and claims into line.</summary>
    /// <param name="connection">In the transaction of the change, whose rows are written.</param>
    /// <param name="units">What the document refers to now.</param>
    /// <param name="left">What it referred to before.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Groups of the claims that this touched.</returns>
    public static async Task<IReadOnlySet<Guid>> ChangeAsync(
        NpgsqlConnection connection, EvidenceUnits units, LeftUnits left, CancellationToken cancellationToken)
    {
        await UnitStore.LockAsync(connection, cancellationToken).ConfigureAwait(false);
        var touched = new Dictionary<short, GroupChange>();
        foreach (var kind in Kinds)
        {
            var (tied, ties) = kind.Number == UnitKinds.Name ? (left.NamesTiedAnew(units), units.NamePairs) : ([], []);
            touched[kind.Number] = await new Linker(connection, kind)
                .ChangeAsync(units.Of(kind.Number), [.. left.Units[kind.Number]], tied, ties, cancellationToken).ConfigureAwait(false);
        }

        return await ClaimWriter.RefreshAsync(
            connection, touched[UnitKinds.Proposition].Groups, touched[UnitKinds.Text].Moved, cancellationToken).ConfigureAwait(false);
    }
}
