using MotoPortal.Data;

namespace MotoPortal.Privacy;

/// <summary>What a rule of retention is about.</summary>
public enum RetentionKind
{
    /// <summary>Customers whose last consent ended long ago: the person is erased.</summary>
    Persons,

    /// <summary>Evidence of consents that ended long ago.</summary>
    Evidence,

    /// <summary>That customers said no.</summary>
    Refusals,

    /// <summary>Mails.</summary>
    Mails,

    /// <summary>Setups that came to no consent.</summary>
    Setups,

    /// <summary>Charges with their refunds and disputes, once accounts need not show them any more.</summary>
    Charges,

    /// <summary>When members of staff signed in and out.</summary>
    Sessions,
}

/// <summary>Something whose time is over.</summary>
/// <param name="Key">Its id.</param>
/// <param name="What">What a person calls it.</param>
/// <param name="Since">From when its time counts, UTC.</param>
public sealed record RetentionRow(string Key, string What, DateTimeOffset Since);

/// <summary>One rule by which things go unasked.</summary>
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
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<RetentionRow>> FindAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes one of them away, within a transaction; false when there was nothing left to take.</summary>
    Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken);
}
