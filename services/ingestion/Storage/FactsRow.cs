using Hearsay.Articles;
using Npgsql;

namespace Hearsay.Ingestion.Storage;

/// <summary>Facts as nine columns, in the order of the contract.</summary>
internal static class FactsRow
{
    /// <summary>Reads them from a column onward.</summary>
    public static PublicationFacts Read(NpgsqlDataReader reader, int from) => new()
    {
        Url = reader.GetString(from),
        Outlet = reader.GetString(from + 1),
        Title = reader.GetString(from + 2),
        Author = reader.GetString(from + 3),
        Language = reader.GetString(from + 4),
        Published = reader.GetString(from + 5),
        Updated = reader.GetString(from + 6),
        Dateline = reader.GetString(from + 7),
        Credits = reader.GetFieldValue<string[]>(from + 8),
    };
}
