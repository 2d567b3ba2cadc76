using MotoPortal.Data;

namespace MotoPortal.PersonalData;

/// <summary>A retention rule. Implemented by the room that owns the table.</summary>
internal interface IRetentionRule
{
    /// <summary>The kind of data.</summary>
    RetentionKind Kind { get; }

    /// <summary>The setting with the retention time, with its section.</summary>
    string Setting { get; }

    /// <summary>The retention time, in the rule's own unit: years, months or days.</summary>
    int Keeps { get; }

    /// <summary>The rows whose time is over, oldest first.</summary>
    /// <param name="db">The context, for reading only.</param>
    /// <param name="now">The current time.</param>
    IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now);

    /// <summary>Erases one row within a transaction; false when there was nothing left to erase.</summary>
    Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken);
}
