using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>A customer as pages show them.</summary>
/// <param name="Id">Our id; null while the customer is known to Stripe only.</param>
/// <param name="StripeId">Stripe's id.</param>
/// <param name="Name">The name; may be empty at Stripe.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Phone">The telephone number as E.164, or null.</param>
public sealed record CustomerView(PortalCustomerId? Id, CustomerId StripeId, string Name, string? Email, string? Phone);

/// <summary>What became of a search for customers.</summary>
public abstract record CustomerSearchOutcome
{
    private CustomerSearchOutcome()
    {
    }

    /// <summary>Who was found, best first; may be empty.</summary>
    public sealed record Found(ImmutableArray<CustomerView> Customers) : CustomerSearchOutcome;

    /// <summary>The text holds what looks like a card number and was not sent anywhere.</summary>
    public sealed record HoldsCardNumber : CustomerSearchOutcome;

    /// <summary>Stripe could not be asked; the search can be tried again.</summary>
    public sealed record NotReachable : CustomerSearchOutcome;

    /// <summary>Stripe refused the portal's key; an admin has to mend it.</summary>
    public sealed record KeyRefused : CustomerSearchOutcome;
}
