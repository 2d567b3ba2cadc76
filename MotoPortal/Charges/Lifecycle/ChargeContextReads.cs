using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>Reads the input of decisions on charges.</summary>
internal sealed class ChargeContextReads(
    IDbContextFactory<PortalDb> contexts, ConsentReads consents, StoreRuleReads rules, TimeProvider time)
{
    /// <summary>The context of a charge; null when there is no such consent, or it has no card.</summary>
    /// <param name="scope">The transaction of the decision.</param>
    /// <param name="id">The consent.</param>
    /// <param name="self">The charge itself, which is left out of the earlier ones.</param>
    /// <param name="personId">The id of the person who asks for it.</param>
    /// <param name="store">The store in which it is asked for, whose limits hold; null for none.</param>
    /// <param name="currency">The currency of the charge.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ChargeContext?> FindAsync(
        AtomicScope scope,
        ConsentId id,
        ChargeId self,
        string personId,
        LocationId? store,
        string currency,
        CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(scope, id, cancellationToken) is not { Card: not null } consent)
        {
            return null;
        }

        var ruleOf = await rules.ListAsync(scope.Db, [consent.Store, store], cancellationToken);
        var earlier = await EarlierAsync(scope.Db, [id], self, cancellationToken);
        var spent = await SpentTodayAsync(scope.Db, self, personId, ruleOf(store).Calendar, cancellationToken);
        return GroundOf(consent, earlier, spent, ruleOf(consent.Store), ruleOf(store).LimitsIn(currency), currency);
    }

    /// <summary>
    /// The contexts of one more charge under each of these consents that has a card, in the consent's currency. Uses three queries at most,
    /// whatever the number of consents.
    /// </summary>
    /// <param name="some">The consents with their seal checks.</param>
    /// <param name="personId">The id of the person who would ask for the charges.</param>
    /// <param name="store">The store in which they would ask, whose limits hold; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ImmutableArray<ChargeContext>> ListAsync(
        IReadOnlyCollection<ConsentView> some, string personId, LocationId? store, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ruleOf = await rules.ListAsync(db, some.Select(consent => consent.Store).Append(store), cancellationToken);
        var earlier = await EarlierAsync(db, [.. some.Select(consent => consent.Id)], self: null, cancellationToken);
        var spent = await SpentTodayAsync(db, self: null, personId, ruleOf(store).Calendar, cancellationToken);
        return
        [
            .. some.Where(consent => consent.Card is not null)
                .Select(consent => (Consent: consent, consent.Scope.Amount.Currency))
                .Select(asked => GroundOf(
                    asked.Consent,
                    earlier,
                    spent,
                    ruleOf(asked.Consent.Store),
                    ruleOf(store).LimitsIn(asked.Currency),
                    asked.Currency)),
        ];
    }

    /// <summary>The limits of one person that a payment on a reader exceeds; none when it is within them.</summary>
    /// <param name="scope">The transaction of the decision.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="personId">The id of the person who takes it.</param>
    /// <param name="store">The store in which it is taken, whose limits hold; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ImmutableArray<ClauseBreach>> HouseBreachesAsync(
        AtomicScope scope, Money amount, string personId, LocationId? store, CancellationToken cancellationToken)
    {
        var rulesOfStore = (await rules.ListAsync(scope.Db, [store], cancellationToken))(store);
        var spent = await SpentTodayAsync(scope.Db, self: null, personId, rulesOfStore.Calendar, cancellationToken);
        var spentNow = new Money(spent.GetValueOrDefault(amount.Currency), amount.Currency);
        return [.. HouseClauses.Limits(amount, rulesOfStore.LimitsIn(amount.Currency), spentNow)];
    }

    // What was agreed follows the calendar of the store in which it was agreed, wherever the card is charged.
    private ChargeContext GroundOf(
        ConsentView consent,
        ILookup<ConsentId, EarlierCharge> earlier,
        IReadOnlyDictionary<string, long> spent,
        StoreRules agreedIn,
        HouseLimits limits,
        string currency)
    {
        var standing = new ChargeStanding(
            consent.Scope,
            consent.GivenAt,
            InForcePolicy.WhyNot(consent, agreedIn.Calendar.DayOf(time.GetUtcNow())),
            consent.IsMarkedForRenewal,
            consent.SuspendedAt is not null,
            consent.ExpiryNow?.Month ?? consent.Card!.ExpMonth,
            consent.ExpiryNow?.Year ?? consent.Card!.ExpYear,
            consent.IsErased,
            agreedIn.Calendar)
        {
            IsSealBroken = !consent.SealBreaks.IsEmpty,
        };
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
        PortalDb db, ChargeId? self, string personId, StoreCalendar calendar, CancellationToken cancellationToken)
    {
        var midnight = calendar.StartOf(calendar.DayOf(time.GetUtcNow()));
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
