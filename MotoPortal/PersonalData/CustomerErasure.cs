using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>
/// Erases a customer from every room in one transaction. What remains identifies no person: consents with scope and times, ledger entries
/// with commitments, brand and last four digits of cards, and the amounts and days of charges and refunds, which accounting law requires to
/// be kept.
/// </summary>
internal sealed class CustomerErasure(IEnumerable<ICustomerData> rooms, ICustomerSetups setups, ErasureHolds holds, LedgerWriter ledger)
{
    // The entries that rooms write about the erasure itself have to stay, so the ledger's payloads are erased first.
    private readonly ICustomerData[] _rooms = [.. rooms.OrderByDescending(room => room is LedgerPersonalData)];

    /// <summary>What an erasure would remove now.</summary>
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
    /// Erases a customer whose consents have ended, after the caller asked <see cref="ErasureHolds"/> in the same transaction.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="basis">The basis: a person's request, or a retention rule.</param>
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
