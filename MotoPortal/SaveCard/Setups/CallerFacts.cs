using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// Finds what is on record of a customer, so that no check is offered, or taken, that the record cannot support. The charges and consents
/// of every store count, because any of them may be what the caller knows.
/// </summary>
internal sealed class CallerFacts(IDbContextFactory<PortalDb> contexts, StripeGateway stripe)
{
    // What the caller may have given themselves, in this call or in one just before, is no record.
    private static readonly TimeSpan Recently = TimeSpan.FromDays(1);

    private static readonly string[] SaidByCaller = ["customer.created", "customer.corrected"];

    /// <summary>The checks that can be made.</summary>
    public async Task<ImmutableArray<IdentityCheck>> OfferedAsync(CardSetupId id, CancellationToken cancellationToken) =>
        CallerRules.Offered(await ReadAsync(id, asksForAddress: true, cancellationToken));

    /// <summary>Whether a check can have been made.</summary>
    public async Task<bool> SupportsAsync(CardSetupId id, IdentityCheck check, CancellationToken cancellationToken) =>
        CallerRules.Offered(await ReadAsync(id, check is IdentityCheck.AddressOnRecord, cancellationToken)).Contains(check);

    private async Task<CallerRecord> ReadAsync(CardSetupId id, bool asksForAddress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var setup = await db.Set<CardSetup>().AsNoTracking().SingleOrDefaultAsync(setup => setup.Id == id, cancellationToken);
        if (setup?.CustomerId is not { } customer
            || await db.Set<KnownCustomer>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == customer, cancellationToken)
                is not { } known)
        {
            return CallerRecord.None;
        }

        var since = setup.StartedAt - Recently;
        var said = await db.Set<LedgerEntry>().AsNoTracking()
            .Where(entry => entry.CustomerId == customer && SaidByCaller.Contains(entry.Kind) && entry.At >= since)
            .Select(entry => entry.Kind).Distinct().ToListAsync(cancellationToken);
        var isKnown = !said.Contains("customer.created");
        var isOlder = said.Count == 0;
        return new CallerRecord(
            isKnown,
            isOlder && known.Phone is not null,
            known.Phone is not null,
            isKnown && await HasOrderedAsync(db, customer, id, cancellationToken),
            isOlder && asksForAddress
                && await stripe.ReadCustomerAsync(known.StripeId, cancellationToken)
                    is GatewayAnswer<StripeCustomer>.Done { Value.Address: var address } && address != StripeAddress.None);
    }

    private static async Task<bool> HasOrderedAsync(
        PortalDb db, PortalCustomerId customer, CardSetupId now, CancellationToken cancellationToken) =>
        await db.Set<Consent>().AnyAsync(consent => consent.CustomerId == customer && consent.SetupId != now, cancellationToken)
        || await db.Set<Charge>().AnyAsync(charge => charge.CustomerId == customer && charge.SetupId != now, cancellationToken);
}
