using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>Appends to the ledger inside the transaction of the change it speaks of.</summary>
internal sealed class LedgerWriter(TimeProvider time)
{
    /// <summary>Adds one entry; it stands when the scope's transaction commits, and not otherwise.</summary>
    /// <typeparam name="TDetails">A record whose members become JSON; whole numbers, text, booleans and nested records.</typeparam>
    /// <returns>The entry's commitment: SHA-256 over salt and details, lower-case hex.</returns>
    public string Append<TDetails>(AtomicScope scope, string kind, Actor actor, LedgerSubjects subjects, TDetails details)
    {
        var entry = LedgerEntry.Create(kind, time.GetUtcNow(), actor, subjects, LedgerPayload.Create(actor, details));
        scope.Db.Add(entry);
        return entry.Commitment;
    }
}
