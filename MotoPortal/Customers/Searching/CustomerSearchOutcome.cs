using System.Collections.Immutable;
using MotoPortal.Customers.Records;

namespace MotoPortal.Customers.Searching;

/// <summary>The result of a search for customers.</summary>
public abstract record CustomerSearchOutcome
{
    private CustomerSearchOutcome()
    {
    }

    /// <summary>The customers that were found, best match first; may be empty.</summary>
    public sealed record Found(ImmutableArray<CustomerView> Customers) : CustomerSearchOutcome
    {
        /// <summary>Whether there are more than these.</summary>
        public bool HasMore { get; init; }

        /// <summary>
        /// The number of Stripe's newest customers that were looked through, when Stripe has more and its search takes longer words only;
        /// null when all were searched.
        /// </summary>
        public int? OnlyNewest { get; init; }
    }

    /// <summary>The text has fewer than two letters or digits, or is too long; nothing was searched.</summary>
    public sealed record NotSearched : CustomerSearchOutcome;

    /// <summary>The text contains what looks like a card number, and was sent nowhere.</summary>
    public sealed record HoldsCardNumber : CustomerSearchOutcome;

    /// <summary>Stripe could not be reached; the search can be tried again.</summary>
    public sealed record NotReachable : CustomerSearchOutcome;

    /// <summary>The person has searched so often within a minute that they have to wait a moment; nothing was asked.</summary>
    public sealed record TooMany : CustomerSearchOutcome;

    /// <summary>The person may not see customers any more.</summary>
    public sealed record NotAllowed : CustomerSearchOutcome;

    /// <summary>Stripe refused the portal's key; an administrator has to correct it.</summary>
    public sealed record KeyRefused : CustomerSearchOutcome;
}
