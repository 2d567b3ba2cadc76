using System.Collections.Immutable;
using MotoPortal.Customers.Searching;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>Reads a customer's cards from Stripe and matches each with its consent.</summary>
internal sealed class CustomerCards(StripeGateway stripe, CustomerDirectory customers, ConsentReads consents)
{
    /// <summary>The customer's cards.</summary>
    public async Task<CustomerCardsOutcome> ListAsync(PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var given = (await consents.ListOfCustomerAsync(customer, cancellationToken)).Where(consent => consent.Card is not null).ToList();
        var view = await customers.FindAsync(customer, cancellationToken);
        if (view is not null && await stripe
            .ListCardsAsync(view.StripeId, cancellationToken) is GatewayAnswer<ImmutableArray<StripeCard>>.Done { Value: var cards })
        {
            return new CustomerCardsOutcome.Listed(
            [
                .. cards.Select(card => new CustomerCardView(
                    card.Id, card.Brand, card.Last4, card.ExpMonth, card.ExpYear, given.FirstOrDefault(
                        consent => consent.Card!.PaymentMethod == card.Id))),
            ]);
        }

        return new CustomerCardsOutcome.FromRecords(
        [
            .. given.Where(consent => consent.CardRemovedAt is null).Select(consent => new CustomerCardView(
                consent.Card!.PaymentMethod, consent.Card.Brand, consent.Card.Last4, consent.Card.ExpMonth, consent.Card.ExpYear, consent)),
        ]);
    }
}
