using Npgsql;

namespace Hearsay.Postgres;

/// <summary>What a failed database call means for whoever asked.</summary>
public enum StorageFaultKind
{
    /// <summary>A fault of ours.</summary>
    Internal,

    /// <summary>Somebody else changed the same row: the same call may succeed when tried again.</summary>
    Conflict,

    /// <summary>The database cannot be reached, is starting or stopping, or has no connection left.</summary>
    Unavailable,

    /// <summary>The time given ran out.</summary>
    TimedOut,
}

/// <summary>Tells storage failures apart by SQLSTATE, never by their text.</summary>
public static class StorageFault
{
    // idle_in_transaction_session_timeout
    private const string IdleInTransactionTooLong = "25P03";

    /// <summary>Kind of a failure; null where the exception is none of the database's.</summary>
    public static StorageFaultKind? Of(Exception exception) => exception switch
    {
        PostgresException postgres => OfSqlState(postgres.SqlState),
        NpgsqlException { InnerException: TimeoutException } => StorageFaultKind.TimedOut,
        NpgsqlException => StorageFaultKind.Unavailable,
        _ => null,
    };

    private static StorageFaultKind OfSqlState(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.UniqueViolation => StorageFaultKind.Conflict,
        PostgresErrorCodes.QueryCanceled or IdleInTransactionTooLong => StorageFaultKind.TimedOut,
        _ when state.StartsWith("08", StringComparison.Ordinal)
            || state.StartsWith("57P", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal) => StorageFaultKind.Unavailable,
        _ => StorageFaultKind.Internal,
    };
}
