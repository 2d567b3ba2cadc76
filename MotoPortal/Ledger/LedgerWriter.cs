using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>Appends to the ledger inside the transaction of the change it speaks of.</summary>
internal sealed class LedgerWriter(TimeProvider time)
{
    /// <summary>Adds one entry; it stands when the scope's transaction commits, and not otherwise.</summary>
    /// <typeparam name="TDetails">A record whose members become JSON; whole numbers, text, booleans and nested records.</typeparam>
    /// <param name="scope">The transaction.</param>
    /// <param name="kind">What happened; one of the kinds that have these details.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="subjects">What it is about.</param>
    /// <param name="details">What happened in detail.</param>
    /// <returns>The entry's commitment: SHA-256 over salt and details, lower-case hex.</returns>
    /// <exception cref="ArgumentException">Entries of that kind have other details.</exception>
    public string Append<TDetails>(AtomicScope scope, string kind, Actor actor, LedgerSubjects subjects, TDetails details)
        where TDetails : ILedgerDetails
    {
        if (!TDetails.Kinds.Contains(kind, StringComparer.Ordinal))
        {
            throw new ArgumentException($"An entry of kind {kind} does not have the details {typeof(TDetails).Name}.", nameof(kind));
        }

        var entry = LedgerEntry.Create(kind, time.GetUtcNow(), actor, subjects, LedgerPayload.Create(actor, details));
        scope.Db.Add(entry);
        return entry.Commitment;
    }
}
