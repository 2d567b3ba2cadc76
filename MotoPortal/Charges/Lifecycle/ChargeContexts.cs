using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>Reads what a decision on a charge stands on.</summary>
internal sealed class ChargeContexts(ConsentReads consents, IOptions<ChargesOptions> options, TimeProvider time)
{
    /// <summary>The grounds for a charge; null when there is no such consent, or no card under it.</summary>
    /// <param name="scope">The transaction in which it is decided.</param>
    /// <param name="id">The consent.</param>
    /// <param name="self">The charge itself, which does not count against itself.</param>
    /// <param name="personId">Who asks for it.</param>
    /// <param name="currency">The currency of the charge.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ChargeGround?> FindAsync(AtomicScope scope, ConsentId id, ChargeId self, string personId, string currency, CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(scope, id, cancellationToken) is not { Card: { } card } consent)
        {
            return null;
        }

        var zone = options.Value.Zone;
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var cover = new ChargeStanding(
            consent.Scope,
            consent.GivenAt,
            InForcePolicy.WhyNot(consent, DateOnly.FromDateTime(now.DateTime)),
            consent.IsMarkedForRenewal,
            consent.SuspendedAt is not null,
            consent.ExpiryNow?.Month ?? card.ExpMonth,
            consent.ExpiryNow?.Year ?? card.ExpYear,
            consent.IsErased,
            zone)
        {
            IsSealBroken = !consent.SealBreaks.IsEmpty,
        };
        var limits = new HouseLimits(ChargesOptions.InMinorUnits(options.Value.LimitPerCharge, currency), ChargesOptions.InMinorUnits(options.Value.LimitPerDay, currency));
        return new ChargeGround(consent, cover, await EarlierAsync(scope.Db, id, self, cancellationToken), limits, await SpentTodayAsync(scope.Db, self, personId, currency, now, zone, cancellationToken));
    }

    private static async Task<ImmutableArray<EarlierCharge>> EarlierAsync(PortalDb db, ConsentId id, ChargeId self, CancellationToken cancellationToken)
    {
        // What was paid on the reader while the card was saved, the customer paid themselves: it is no charge under the consent.
        var charges = await db.Set<Charge>().AsNoTracking().Where(charge => charge.ConsentId == id && charge.Id != self && charge.Initiation != ChargeInitiation.OnReader).OrderBy(charge => charge.Number).ToListAsync(cancellationToken);
        return
        [
            .. charges.Select(charge => new EarlierCharge(
                charge.Amount,
                charge.SentAt ?? charge.RequestedAt,
                charge.State.Counts() ? EarlierChargeState.Counts : charge.State is ChargeState.Declined or ChargeState.NeedsCustomer ? EarlierChargeState.Declined : EarlierChargeState.Failed,
                charge.DueOn,
                charge.Reference,
                charge.State is ChargeState.Declined or ChargeState.NeedsCustomer ? DeclineAdvice.GroupOf(charge.DeclineCode) : null)),
        ];
    }

    private static async Task<Money> SpentTodayAsync(
        PortalDb db, ChargeId self, string personId, string currency, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var midnight = new DateTimeOffset(now.Date, zone.GetUtcOffset(now.Date)).ToUniversalTime();
        var spent = await db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.RequestedById == personId && charge.RequestedAt >= midnight && charge.Currency == currency && charge.Id != self && charge.Origin == ChargeOrigin.Clerk
                && (charge.State == ChargeState.Sending || charge.State == ChargeState.Unknown || charge.State == ChargeState.Processing
                    || charge.State == ChargeState.Authorized || charge.State == ChargeState.Succeeded))
            .SumAsync(charge => charge.AmountMinorUnits, cancellationToken);
        return new Money(spent, currency);
    }
}
