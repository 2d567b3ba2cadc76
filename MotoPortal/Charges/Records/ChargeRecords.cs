using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Numbers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>
/// Loads and saves charges. Each change is saved in its own transaction, with an entry in the ledger, and rings the bell.
/// </summary>
internal sealed class ChargeRecords(LedgerWriter ledger, IChargeReceipts receipts, TimeProvider time)
{
    /// <summary>Loads a charge for a change.</summary>
    /// <exception cref="InvalidOperationException">There is no such charge.</exception>
    public static Task<Charge> LoadAsync(AtomicScope scope, ChargeId id, CancellationToken cancellationToken) =>
        scope.Db.Set<Charge>().SingleAsync(charge => charge.Id == id, cancellationToken);

    /// <summary>The number of the next charge.</summary>
    public static async Task<int> NextNumberAsync(AtomicScope scope, CancellationToken cancellationToken) =>
        await NumberFloor.NextAsync(
            scope,
            NumberFloor.Charges,
            await scope.Db.Set<Charge>().MaxAsync(charge => (int?)charge.Number, cancellationToken),
            ChargeNumber.First,
            cancellationToken);

    /// <summary>Saves a change with an entry in the ledger.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="charge">The changed charge.</param>
    /// <param name="kind">The ledger's kind of entry.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="detail">A short fact for the entry; null for none.</param>
    public void Save(AtomicScope scope, Charge charge, string kind, Actor actor, string? detail = null)
    {
        ledger.Append(
            scope,
            kind,
            actor,
            new LedgerSubjects(charge.SetupId, charge.ConsentId, charge.CustomerId, charge.Id),
            new ChargeEntries.Changed(
                detail,
                ChargeNumber.Write(charge.Number),
                charge.State.ToString(),
                charge.AmountMinorUnits,
                charge.Currency,
                charge.Initiation.ToString(),
                charge.Origin.ToString(),
                charge.OverriddenClauses.Length > 0 ? charge.OverriddenClauses : null,
                charge.DeclineCode,
                charge.PaymentIntentId?.Value));
        SaveWithoutEntry(scope, charge);
    }

    /// <summary>Saves a change without an entry in the ledger, such as the time of the next poll.</summary>
    public static void SaveWithoutEntry(AtomicScope scope, Charge charge)
    {
        charge.Touch();
        ChargeTopics.Ring(scope, charge);
    }

    /// <summary>
    /// Records a payment that a reader has taken, in the setup's transaction; returns the existing charge when it was recorded before.
    /// </summary>
    public async Task<ChargeId> TakenOnReaderAsync(
        AtomicScope scope, ReaderPayment payment, Actor actor, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<Charge>().SingleOrDefaultAsync(charge => charge.SetupId == payment.Setup, cancellationToken) is { } known)
        {
            return known.Id;
        }

        var charge = Charge.TakenOnReader(await NextNumberAsync(scope, cancellationToken), payment, actor, time.GetUtcNow());
        scope.Db.Add(charge);
        Save(scope, charge, "charge.succeeded", actor);
        await NoteIfTwiceAsync(scope, charge);
        await receipts.EnqueueAsync(scope, charge, cancellationToken);
        return charge.Id;
    }

    /// <summary>Notes in the ledger that a due day or an order has been paid twice; the home page shows it until it is refunded.</summary>
    public async Task NoteIfTwiceAsync(AtomicScope scope, Charge paid)
    {
        var others = await scope.Db.Set<Charge>().AsNoTracking()
            .Where(other => other.CustomerId == paid.CustomerId && other.Id != paid.Id && other.State == ChargeState.Succeeded
                && other.AmountRefundedMinorUnits < other.AmountMinorUnits)
            .OrderBy(other => other.Number)
            .ToListAsync(CancellationToken.None);
        if (others.Find(other => paid.IsPaidAgainBy(other) || other.IsPaidAgainBy(paid)) is { } twice)
        {
            Save(scope, paid, "charge.charged_twice", Actor.Portal, ChargeNumber.Write(twice.Number));
        }
    }
}
