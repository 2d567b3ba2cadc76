using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Records;

/// <summary>Reads a known customer at Stripe and records what changed there: details, or that they are deleted.</summary>
internal sealed class CustomerStandingRecords(Atomic atomic, StripeGateway stripe, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>Reads a customer and records what changed; a customer without a record is only read.</summary>
    /// <param name="id">The customer at Stripe.</param>
    /// <param name="cancellationToken">Cancels the read, but not the recording of what was read.</param>
    public async Task<CustomerStanding> CheckAsync(CustomerId id, CancellationToken cancellationToken)
    {
        switch (await stripe.ReadCustomerAsync(id, cancellationToken))
        {
            case GatewayAnswer<StripeCustomer>.Done { Value: var customer }:
                await NoteChangeAsync(id, customer);
                return CustomerStanding.Present;
            case GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: RefusalReason.NotFound }:
                await NoteDeletionAsync(id);
                return CustomerStanding.Gone;
            default:
                return CustomerStanding.NotRead;
        }
    }

    private Task NoteChangeAsync(CustomerId id, StripeCustomer customer) =>
        NoteAsync(id, (scope, known) =>
        {
            known.Prefer(customer.Language);
            var fields = known.DifferencesTo(customer);
            if (!fields.IsEmpty)
            {
                known.UpdateFrom(customer, known.SeenAt);
                Tell(scope, known, "customer.changed_at_stripe", new CustomerEntries.Changed(string.Join(' ', fields)));
            }
        });

    private Task NoteDeletionAsync(CustomerId id) =>
        NoteAsync(id, (scope, known) =>
        {
            if (known.GoneAt is null)
            {
                known.FoundGone(time.GetUtcNow());
                Tell(scope, known, "customer.found_deleted", new CustomerEntries.FoundDeleted(known.StripeId.Value));
            }
        });

    private Task NoteAsync(CustomerId id, Action<AtomicScope, KnownCustomer> note) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Set<KnownCustomer>().SingleOrDefaultAsync(known => known.StripeId == id, CancellationToken.None)
                    is { IsErased: false } known)
                {
                    note(scope, known);
                }
            },
            CancellationToken.None);

    private void Tell<TDetails>(AtomicScope scope, KnownCustomer known, string kind, TDetails details)
        where TDetails : ILedgerDetails
    {
        ledger.Append(scope, kind, Actor.Portal, new LedgerSubjects(Customer: known.Id), details);
        scope.Ring(CustomerTopics.Of(known.Id));
    }
}
