using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Invariants;

/// <summary>Rows that are not at rest: I12. Each has a time of its next look, which is neither long past nor far away.</summary>
internal static class WaitingRules
{
    // Longer than every pause between two looks, see CallTimes, ChargeTimes and RemovalSchedule.
    private static readonly TimeSpan Latest = TimeSpan.FromHours(25);

    /// <summary>Adds what is broken.</summary>
    public static async Task FindAsync(PortalDb db, DateTimeOffset now, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var setups = await db.Set<CardSetup>().AsNoTracking()
            .Where(setup => setup.State == SetupState.OnReader || setup.State == SetupState.Settling || setup.State == SetupState.Detaching
                || (setup.State == SetupState.PaidLate && setup.LateCard != null))
            .Select(setup => new Waiting(setup.Id.Value, setup.NextCheckAt, setup.ChangedAt)).ToListAsync(cancellationToken);
        var charges = await db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.State == ChargeState.Sending || charge.State == ChargeState.Unknown
                || charge.State == ChargeState.Processing)
            .Select(charge => new Waiting(charge.Id.Value, charge.NextCheckAt, charge.SentAt ?? charge.RequestedAt))
            .ToListAsync(cancellationToken);
        var refunds = await db.Set<ChargeRefund>().AsNoTracking()
            .Where(refund => refund.State == RefundState.Sending || refund.State == RefundState.Unknown)
            .Select(refund => new Waiting(refund.Id.Value, refund.NextCheckAt, refund.ChangedAt)).ToListAsync(cancellationToken);
        var removals = await db.Set<PlannedCardRemoval>().AsNoTracking()
            .Where(removal => removal.DoneAt == null)
            .Select(removal => new { removal.PaymentMethodId, removal.NextTryAt, removal.DueAt }).ToListAsync(cancellationToken);
        var held = await db.Set<WorkHold>().AsNoTracking().Where(hold => hold.Until > now).Select(hold => hold.Key)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var events = await db.Set<StripeEventRow>().AsNoTracking().Where(row => row.AppliedAt == null)
            .Select(row => new Waiting(row.EventId, row.DueAt, row.ReceivedAt)).ToListAsync(cancellationToken);
        found.AddRange(setups.Concat(charges).Concat(refunds).Concat(events)
            .Where(row => !held.Contains(row.Subject)).SelectMany(row => Of(row, now, Latest)));

        // A card is removed on its day, which may be weeks after its consent has expired.
        found.AddRange(removals.Select(removal => new Waiting(removal.PaymentMethodId.Value, removal.NextTryAt, removal.DueAt))
            .SelectMany(row => Of(row, now, Latest + (row.Since > now ? row.Since - now : TimeSpan.Zero))));
    }

    private static IEnumerable<InvariantFinding> Of(Waiting row, DateTimeOffset now, TimeSpan latest) => row.Next switch
    {
        // Some rows are written before the step that sets their next look; a sweep finds those within half a minute.
        null when now - row.Since > InvariantCheck.Grace => [new(InvariantViolation.NobodyLooks, row.Subject)],
        { } next when now - next > InvariantCheck.Grace => [new(InvariantViolation.Overdue, row.Subject)],
        { } next when next - now > latest => [new(InvariantViolation.LooksTooLate, row.Subject)],
        _ => [],
    };

    private sealed record Waiting(string Subject, DateTimeOffset? Next, DateTimeOffset Since);
}
