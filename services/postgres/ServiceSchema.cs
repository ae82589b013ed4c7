using System.Reflection;

namespace Hearsay.Postgres;

/// <summary>A folder of numbered migrations that an assembly embeds under <c>AssemblyName/Migrations/</c>.</summary>
/// <param name="Source">Name in the ledger, for example "messaging".</param>
/// <param name="Assembly">Assembly that embeds them.</param>
public sealed record MigrationSource(string Source, Assembly Assembly);

/// <summary>The schema that a service owns: its name, and the migrations that make it, in order.</summary>
/// <param name="Name">Schema, a lower-case identifier.</param>
/// <param name="Sources">Migrations, source by source.</param>
/// <param name="Views">A second schema, which holds views that the service reads; null where it has none.</param>
public sealed record ServiceSchema(string Name, IReadOnlyList<MigrationSource> Sources, string? Views = null);
