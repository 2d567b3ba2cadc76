using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Seals;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Invariants;

/// <summary>
/// Checks all invariants on the rows as they are, and, if asked, on what Stripe has. This is the one function that the tests, the verb
/// <c>check</c> and the page share. It changes nothing.
/// </summary>
internal sealed class InvariantCheck(
    IDbContextFactory<PortalDb> contexts,
    SealReads seals,
    StripeGateway stripe,
    StoreCalendarReads calendars,
    ExemptTexts exempt,
    TimeProvider time)
{
    /// <summary>How long something may be unsettled after a fault, before that breaks an invariant.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>Checks everything. Reads one snapshot of the database.</summary>
    /// <param name="withStripe">Whether Stripe is asked, three lists for each customer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<InvariantView> CheckAsync(bool withStripe, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<InvariantFinding> found = [];
        int? unread = null;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using var snapshot = await db.BeginReadingAsync(cancellationToken);
            await CardRules.FindAsync(db, seals, found, cancellationToken);
            await MoneyRules.FindAsync(db, calendars, found, cancellationToken);
            await ReaderRules.FindAsync(db, found, cancellationToken);
            await LedgerRules.FindAsync(db, found, cancellationToken);
            await WaitingRules.FindAsync(db, now, found, cancellationToken);
            await StoredTextRules.FindAsync(db, exempt, found, cancellationToken);
        }

        if (withStripe)
        {
            unread = await StripeRules.FindAsync(contexts, stripe, now, found, cancellationToken);
        }

        return new InvariantView(now, [.. found.Distinct().OrderBy(finding => finding.Invariant)], unread);
    }
}
