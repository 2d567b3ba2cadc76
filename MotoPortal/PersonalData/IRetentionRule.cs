using MotoPortal.Data;

namespace MotoPortal.PersonalData;

/// <summary>One rule by which things go unasked. The room that has the table implements it.</summary>
internal interface IRetentionRule
{
    /// <summary>What it is about.</summary>
    RetentionKind Kind { get; }

    /// <summary>The setting that says how long, with its section.</summary>
    string Setting { get; }

    /// <summary>How long is kept what it is about, in its own unit: years, months or days.</summary>
    int Keeps { get; }

    /// <summary>Whose time is over at this moment, the oldest first.</summary>
    /// <param name="db">The database, to be read only.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<IReadOnlyList<RetentionRow>> FindAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes one of them away, within a transaction; false when there was nothing left to take.</summary>
    Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken);
}
