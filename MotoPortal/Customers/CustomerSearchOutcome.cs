using System.Collections.Immutable;

namespace MotoPortal.Customers;

/// <summary>The result of a search for customers.</summary>
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
