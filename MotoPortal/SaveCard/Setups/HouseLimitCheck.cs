using System.Collections.Immutable;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.SaveCard.Setups;

/// <summary>Holds payments on readers against what one person may take alone, as charges of saved cards are.</summary>
internal sealed class HouseLimitCheck(ChargeContextReads charges, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>The limits that still forbid a payment; none when it is within them, or a second person approves it.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="actor">The person who takes it.</param>
    /// <param name="store">The store, whose limits hold; null for none.</param>
    /// <param name="approval">The approval; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The limits that the payment exceeds, and whether the approval settles them.</returns>
    public async Task<(ImmutableArray<ClauseBreach> Breaches, bool IsApproved)> FindAsync(
        AtomicScope scope,
        Money amount,
        Actor actor,
        LocationId? store,
        ApprovedPayment? approval,
        CancellationToken cancellationToken)
    {
        var breaches = await charges.HouseBreachesAsync(scope, amount, actor.Id, store, cancellationToken);
        if (approval is not { Second: var second })
        {
            return (breaches, false);
        }

        if (second.Policy is not Policies.ApproveCharges || !string.Equals(second.FirstPersonId, actor.Id, StringComparison.Ordinal)
            || string.Equals(second.Second.Id, actor.Id, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The second person was confirmed for something else, or beside another page.");
        }

        return (breaches, approval.Confirmed == amount && second.Stores.Includes(store));
    }

    /// <summary>Records who approved the payment, on the setup and in the ledger.</summary>
    public void Approve(
        AtomicScope scope, CardSetup setup, Money amount, ImmutableArray<ClauseBreach> breaches, ApprovedPayment approval)
    {
        var clauses = string.Join(' ', breaches.Select(breach => breach.Clause));
        setup.Approve(approval.Second.Second, approval.Reason.Trim(), clauses, time.GetUtcNow());
        ledger.Append(
            scope,
            "payment.approved",
            approval.Second.Second,
            new LedgerSubjects(setup.Id, setup.ConsentId, setup.CustomerId),
            new SetupEntries.PaymentApproved(approval.Reason.Trim(), amount.AmountMinorUnits, amount.Currency, clauses));
    }
}
