using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>Reads the input of decisions on charges.</summary>
internal sealed class ChargeContextReads(
    IDbContextFactory<PortalDb> contexts, ConsentReads consents, IOptions<ChargesOptions> options, TimeProvider time)
{
    /// <summary>The context of a charge; null when there is no such consent, or it has no card.</summary>
    /// <param name="scope">The transaction of the decision.</param>
    /// <param name="id">The consent.</param>
    /// <param name="self">The charge itself, which is left out of the earlier ones.</param>
    /// <param name="personId">The id of the person who asks for it.</param>
    /// <param name="currency">The currency of the charge.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ChargeContext?> FindAsync(
        AtomicScope scope, ConsentId id, ChargeId self, string personId, string currency, CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(scope, id, cancellationToken) is not { Card: not null } consent)
        {
            return null;
        }

        var now = Now;
        var earlier = await EarlierAsync(scope.Db, [id], self, cancellationToken);
        var spent = await SpentTodayAsync(scope.Db, self, personId, now, cancellationToken);
        return GroundOf(consent, earlier, currency, spent, now);
    }

    /// <summary>
    /// The contexts of one more charge under each of these consents that has a card, in the consent's currency. Uses two queries, whatever
    /// the number of consents.
    /// </summary>
    /// <param name="some">The consents with their seal checks.</param>
    /// <param name="personId">The id of the person who would ask for the charges.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ImmutableArray<ChargeContext>> ListAsync(
        IReadOnlyCollection<ConsentView> some, string personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Now;
        var earlier = await EarlierAsync(db, [.. some.Select(consent => consent.Id)], self: null, cancellationToken);
        var spent = await SpentTodayAsync(db, self: null, personId, now, cancellationToken);
        return
        [
            .. some.Where(consent => consent.Card is not null)
                .Select(consent => GroundOf(consent, earlier, consent.Scope.Amount.Currency, spent, now)),
        ];
    }

    // The current time in the store's time zone.
    private DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), options.Value.Zone);

    private ChargeContext GroundOf(
        ConsentView consent,
        ILookup<ConsentId, EarlierCharge> earlier,
        string currency,
        IReadOnlyDictionary<string, long> spent,
        DateTimeOffset now)
    {
        var standing = new ChargeStanding(
            consent.Scope,
            consent.GivenAt,
            InForcePolicy.WhyNot(consent, DateOnly.FromDateTime(now.DateTime)),
            consent.IsMarkedForRenewal,
            consent.SuspendedAt is not null,
            consent.ExpiryNow?.Month ?? consent.Card!.ExpMonth,
            consent.ExpiryNow?.Year ?? consent.Card!.ExpYear,
            consent.IsErased,
            options.Value.Zone)
        {
            IsSealBroken = !consent.SealBreaks.IsEmpty,
        };
        var limits = new HouseLimits(
            ChargesOptions.InMinorUnits(options.Value.LimitPerCharge, currency),
            ChargesOptions.InMinorUnits(options.Value.LimitPerDay, currency));
        return new ChargeContext(
            consent, standing, [.. earlier[consent.Id]], limits, new Money(spent.GetValueOrDefault(currency), currency));
    }

    private static async Task<ILookup<ConsentId, EarlierCharge>> EarlierAsync(
        PortalDb db, IReadOnlyCollection<ConsentId> ids, ChargeId? self, CancellationToken cancellationToken)
    {
        var some = ids.Select(id => (ConsentId?)id).ToList();

        // The payment on the reader while the card was saved was made by the customer themselves, so it is no charge under the consent.
        var charges = await db.Set<Charge>().AsNoTracking()
            .Where(charge => some.Contains(charge.ConsentId) && charge.Id != self && charge.Initiation != ChargeInitiation.OnReader)
            .OrderBy(charge => charge.Number)
            .ToListAsync(cancellationToken);
        return charges.ToLookup(charge => charge.ConsentId!.Value, EarlierOf);
    }

    private static EarlierCharge EarlierOf(Charge charge)
    {
        var isDeclined = charge.State is ChargeState.Declined or ChargeState.NeedsCustomer;
        return new EarlierCharge(
            charge.Amount,
            charge.SentAt ?? charge.RequestedAt,
            charge.State.Counts() ? EarlierChargeState.Counts : isDeclined ? EarlierChargeState.Declined : EarlierChargeState.Failed,
            charge.DueOn,
            charge.Reference,
            isDeclined ? DeclineAdvice.GroupOf(charge.DeclineCode) : null);
    }

    // Minor units by currency.
    private async Task<IReadOnlyDictionary<string, long>> SpentTodayAsync(
        PortalDb db, ChargeId? self, string personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var midnight = new DateTimeOffset(now.Date, options.Value.Zone.GetUtcOffset(now.Date)).ToUniversalTime();
        return await db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.RequestedById == personId && charge.RequestedAt >= midnight
                && charge.Id != self && charge.Origin == ChargeOrigin.Clerk
                && (charge.State == ChargeState.Sending || charge.State == ChargeState.Unknown || charge.State == ChargeState.Processing
                    || charge.State == ChargeState.Authorized || charge.State == ChargeState.Succeeded))
            .GroupBy(charge => charge.Currency)
            .Select(group => new { Currency = group.Key, MinorUnits = group.Sum(charge => charge.AmountMinorUnits) })
            .ToDictionaryAsync(group => group.Currency, group => group.MinorUnits, StringComparer.Ordinal, cancellationToken);
    }
}
