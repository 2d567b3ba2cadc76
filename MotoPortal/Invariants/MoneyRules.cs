using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Invariants;

/// <summary>
/// Successful charges against what the customer agreed to: I4, I5, I6. It computes anew and does not ask the policy that allowed them.
/// </summary>
internal static class MoneyRules
{
    private static readonly string[] Endings = ["consent.withdrawn", "consent.expired", "consent.replaced"];
    private static readonly string[] Starts = ["charge.requested", "charge.approved", "charge.sent"];

    /// <summary>Adds what is broken.</summary>
    public static async Task FindAsync(
        PortalDb db, StoreCalendarReads calendars, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var calendarOf = await calendars.ListAsync(db, cancellationToken);
        var paid = await db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.ConsentId != null && charge.State == ChargeState.Succeeded
                && charge.Initiation != ChargeInitiation.OnReader)
            .OrderBy(charge => charge.ConsentId).ThenBy(charge => charge.Number)
            .Select(charge => new Paid(
                charge.Id, charge.ConsentId!.Value, charge.AmountMinorUnits, charge.Currency, charge.DueOn,
                charge.SentAt ?? charge.RequestedAt, charge.RequestedAt, charge.SettledAt, charge.Problem != null, charge.ReferenceSearch,
                charge.AmountRefundedMinorUnits + db.Set<ChargeDispute>()
                    .Where(dispute => dispute.ChargeId == charge.Id
                        && (dispute.Status == DisputeStatus.Lost || dispute.Status == DisputeStatus.Prevented))
                    .Sum(dispute => dispute.AmountMinorUnits) >= charge.AmountMinorUnits,
                charge.Origin == ChargeOrigin.Repeated))
            .ToListAsync(cancellationToken);
        foreach (var some in paid.GroupBy(charge => charge.Consent).Chunk(200))
        {
            var ids = some.Select(group => group.Key).ToList();
            var consents = await db.Set<Consent>().AsNoTracking()
                .Where(consent => ids.Contains(consent.Id)).ToDictionaryAsync(consent => consent.Id, cancellationToken);
            foreach (var charges in some.Where(charges => consents.ContainsKey(charges.Key)))
            {
                var consent = consents[charges.Key];
                found.AddRange(Against(consent, [.. charges], calendarOf.Of(consent.StoreId)));
            }
        }

        await FindAfterEndAsync(db, found, cancellationToken);
    }

    private static IEnumerable<InvariantFinding> Against(Consent consent, List<Paid> charges, StoreCalendar calendar)
    {
        var (scope, given) = (consent.Scope, calendar.DayOf(consent.GivenAt));
        var kept = charges.Where(charge => !charge.IsGivenBack).ToList();
        foreach (var twice in kept.Where(charge => charge.DueOn != null).GroupBy(charge => charge.DueOn).Where(day => day.Count() > 1))
        {
            yield return new(InvariantViolation.DueDayPaidTwice, $"{consent.Id} {twice.Key:yyyy-MM-dd}");
        }

        if ((scope.Kind is ConsentKind.SingleCharge && kept.Count > 1)
            || kept.Exists(charge => IsRepeated(charge, kept) || IsRepetition(charge, kept)))
        {
            yield return new(InvariantViolation.OrderPaidTwice, consent.Id.Value);
        }

        foreach (var charge in charges)
        {
            var (day, first) = (calendar.DayOf(charge.At), scope.FirstDay is { } agreed && agreed > given ? agreed : given);
            if (!string.Equals(charge.Currency, consent.Currency, StringComparison.Ordinal))
            {
                yield return new(InvariantViolation.OtherCurrency, charge.Id.Value);
            }
            else if (IsAboveCap(scope, charge))
            {
                yield return new(InvariantViolation.AboveCap, charge.Id.Value);
            }

            // What Stripe repeats is charged on no day that the portal chose.
            if (!charge.IsRepetition && (day < first || day > scope.ValidUntil))
            {
                yield return new(InvariantViolation.OutsideDays, charge.Id.Value);
            }
        }

        // A refund gives nothing back: the customer agreed to what is charged. A repetition that was given back was never asked for.
        var asked = charges.Where(charge => !(charge.IsRepetition && charge.IsGivenBack)).ToList();
        var isAbove = scope.Plan is { } plan
            ? Sum(asked.Where(charge => !(charge.DueOn is { } due && IsExtra(due, charge, asked)))) > plan.Total.AmountMinorUnits
            : scope.CapPerPeriod is { } cap && asked.GroupBy(charge => cap.Period.PlaceOn(given, calendar.DayOf(charge.At)))
                .Any(period => Sum(period) > cap.Cap.AmountMinorUnits);
        if (isAbove)
        {
            yield return new(InvariantViolation.AbovePeriodCap, consent.Id.Value);
        }
    }

    // The first of two payments of a due day that was refunded or taken back in full; two that were kept are told as such.
    private static bool IsExtra(DateOnly due, Paid charge, List<Paid> charges) =>
        charge.IsGivenBack && charges.Exists(other => other.Id != charge.Id && other.DueOn == due);

    // A payment that Stripe made a second time of one request, beside the first.
    private static bool IsRepetition(Paid charge, List<Paid> kept) =>
        charge.IsRepetition && kept.Exists(other => other.Id != charge.Id && other.RequestedAt == charge.RequestedAt
            && other.MinorUnits == charge.MinorUnits && string.Equals(other.Reference, charge.Reference, StringComparison.Ordinal));

    // A charge that was believed lost and was found, with another in its place: see ChargedTwiceReads.
    private static bool IsRepeated(Paid found, List<Paid> kept) =>
        found.WasBelievedLost && found.DueOn is null && kept.Exists(other => other.Id != found.Id && other.DueOn is null
            && other.RequestedAt > found.RequestedAt && other.RequestedAt < found.SettledAt
            && other.MinorUnits == found.MinorUnits && string.Equals(other.Reference, found.Reference, StringComparison.Ordinal));

    private static bool IsAboveCap(ConsentScope scope, Paid charge) => scope switch
    {
        { Plan: { } plan } => charge.DueOn is { } due
            ? !plan.Rows.Any(row => row.DueOn == due && row.Amount.AmountMinorUnits == charge.MinorUnits)
            : !plan.Rows.Any(row => row.Amount.AmountMinorUnits == charge.MinorUnits),
        { AmountRule: AmountRule.Fixed } => charge.MinorUnits != scope.Amount.AmountMinorUnits,
        _ => charge.MinorUnits > scope.Amount.AmountMinorUnits,
    };

    private static Int128 Sum(IEnumerable<Paid> charges) =>
        charges.Aggregate(Int128.Zero, (sum, charge) => sum + charge.MinorUnits);

    // The order of the ledger is the order of the commits, so it needs no clock.
    private static async Task FindAfterEndAsync(PortalDb db, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        var entries = db.Set<LedgerEntry>().AsNoTracking();
        var late = await entries
            .Where(entry => Starts.Contains(entry.Kind) && entry.ConsentId != null
                && entries.Any(end => Endings.Contains(end.Kind) && end.ConsentId == entry.ConsentId && end.Sequence < entry.Sequence))
            .Select(entry => entry.ChargeId).Distinct().ToListAsync(cancellationToken);
        found.AddRange(late.Select(id => new InvariantFinding(InvariantViolation.ChargedAfterEnd, $"{id}")));
    }

    private sealed record Paid(
        ChargeId Id, ConsentId Consent, long MinorUnits, string Currency, DateOnly? DueOn, DateTimeOffset At, DateTimeOffset RequestedAt,
        DateTimeOffset? SettledAt, bool WasBelievedLost, string Reference, bool IsGivenBack,
        bool IsRepetition);
}
