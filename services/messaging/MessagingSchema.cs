using Hearsay.Postgres;

namespace Hearsay.Messaging;

/// <summary>Tables of outbox and inbox, made in the schema of each service that sends or receives.</summary>
public static class MessagingSchema
{
    /// <summary>Migrations to put before the service's own.</summary>
    public static MigrationSource Source { get; } = new("messaging", typeof(MessagingSchema).Assembly);
}
