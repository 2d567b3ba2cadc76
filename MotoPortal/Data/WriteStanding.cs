using Microsoft.Data.Sqlite;
using Npgsql;

namespace MotoPortal.Data;

/// <summary>
/// Whether the database can be written, as the last attempt showed. While it cannot, background work stands still and pages may be read;
/// both go on by themselves. One line in the log for each change. Thread-safe.
/// </summary>
internal sealed partial class WriteStanding(Bell bell, ILogger<WriteStanding> log)
{
    /// <summary>The bell topic that rings when it changes.</summary>
    public const string Topic = "database-writes";

    private readonly Lock _lock = new();
    private WriteFailure? _failure;

    /// <summary>Why it cannot be written; null when it can.</summary>
    public WriteFailure? Failure
    {
        get
        {
            lock (_lock)
            {
                return _failure;
            }
        }
    }

    /// <summary>Records that an attempt to write failed for this reason.</summary>
    public void Failed(WriteFailure failure)
    {
        lock (_lock)
        {
            if (_failure == failure)
            {
                return;
            }

            _failure = failure;
        }

        LogFailed(log, failure);
        bell.Ring(Topic);
    }

    /// <summary>Records that an attempt to write succeeded.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            if (_failure is null)
            {
                return;
            }

            _failure = null;
        }

        LogSucceeded(log);
        bell.Ring(Topic);
    }

    /// <summary>Waits until it can be written.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var changes = bell.Subscribe(Topic);
        while (Failure is not null && await changes.WaitAsync(cancellationToken))
        {
            // The next change may be another failure.
        }
    }

    /// <summary>The lack of room or of permission behind an exception; null for any other.</summary>
    public static WriteFailure? FailureOf(Exception exception) => exception switch
    {
        // https://www.sqlite.org/rescode.html
        SqliteException { SqliteErrorCode: 13 } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => WriteFailure.Full,
        SqliteException { SqliteErrorCode: 8 }
            or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => WriteFailure.ReadOnly,
        SqliteException { SqliteErrorCode: 10 } or PostgresException { SqlState: PostgresErrorCodes.IoError } => WriteFailure.Disk,
        { InnerException: { } inner } => FailureOf(inner),
        _ => null,
    };

    [LoggerMessage(1203, LogLevel.Critical, "The database cannot be written ({Failure}); pages can be read, and all work stands still until it can")]
    private static partial void LogFailed(ILogger log, WriteFailure failure);

    [LoggerMessage(1204, LogLevel.Warning, "The database can be written again, and work goes on")]
    private static partial void LogSucceeded(ILogger log);
}
