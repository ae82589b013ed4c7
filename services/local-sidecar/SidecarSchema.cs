using Hearsay.Postgres;

namespace Hearsay.LocalSidecar;

/// <summary>The sidecar's schema, named as its login role.</summary>
public static class SidecarSchema
{
    /// <summary>The schema and its migrations.</summary>
    public static readonly ServiceSchema Schema = new("sidecar", [new MigrationSource("sidecar", typeof(SidecarSchema).Assembly)]);
}
