using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>Appends to the ledger in the transaction of the recorded change.</summary>
internal sealed class LedgerWriter(TimeProvider time)
{
    /// <summary>Adds one entry; it is written when the scope's transaction commits.</summary>
    /// <typeparam name="TDetails">A record whose properties become JSON: whole numbers, strings, booleans and nested records.</typeparam>
    /// <param name="scope">The transaction.</param>
    /// <param name="kind">The kind, one of those with this payload.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="subjects">What the entry is about.</param>
    /// <param name="details">The payload.</param>
    /// <returns>The entry's commitment: SHA-256 of salt and payload, lower-case hex.</returns>
    /// <exception cref="ArgumentException">The kind has another payload.</exception>
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
