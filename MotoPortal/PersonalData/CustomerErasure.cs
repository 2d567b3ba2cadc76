using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>
/// Takes a customer out of every room that holds something of them, within one transaction. What stays tells no person: consents with
/// their scope and times, entries of the ledger with their commitments, brand and last four digits of cards; charges and refunds with
/// their amounts and days, which the law on accounts wants kept.
/// </summary>
internal sealed class CustomerErasure(IEnumerable<ICustomerData> rooms, ICustomerSetups setups, ErasureHolds holds, LedgerWriter ledger)
{
    // What the rooms write down about the erasure itself has to stay, so the ledger's details go before.
    private readonly ICustomerData[] _rooms = [.. rooms.OrderByDescending(room => room is LedgerPersonalData)];

    /// <summary>How much an erasure would take now.</summary>
    public async Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken)
    {
        var counts = ErasedCounts.None;
        foreach (var room in _rooms)
        {
            counts += await room.CountAsync(db, subject, cancellationToken);
        }

        return counts;
    }

    /// <summary>
    /// Erases; the customer's consents have ended before, and <see cref="ErasureHolds"/> was asked in the same transaction.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="basis">Why: a person's wish, or a rule of retention.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">The customer's data are held.</exception>
    public async Task<ErasedCounts> EraseAsync(
        AtomicScope scope, PortalCustomerId customer, string basis, Actor actor, CancellationToken cancellationToken)
    {
        if (await holds.FindAsync(scope.Db, customer, cancellationToken) is { } hold)
        {
            throw new InvalidOperationException(
                $"The customer's data are held because of charge {hold.ChargeNumber} ({hold.Reason}); the caller asks for that first.");
        }

        var subject = new DataSubject(customer, await setups.ListAsync(scope.Db, customer, cancellationToken));
        var counts = ErasedCounts.None;
        foreach (var room in _rooms)
        {
            counts += await room.EraseAsync(scope, subject, actor, cancellationToken);
        }

        ledger.Append(
            scope,
            "person.erased",
            actor,
            new LedgerSubjects(Customer: customer),
            new ErasureEntries.Erased(
                basis,
                counts.KeptConsents,
                counts.LedgerPayloads,
                counts.Mails,
                counts.SignedForms,
                counts.Evidence,
                counts.WithdrawalLinks,
                counts.OrderReferences));
        return counts;
    }
}
