using System.Collections.Immutable;

namespace MotoPortal.Consents.Records;

/// <summary>The result of reading a customer's cards.</summary>
public abstract record CustomerCardsOutcome
{
    private CustomerCardsOutcome()
    {
    }

    /// <summary>The cards as Stripe has them now.</summary>
    public sealed record Listed(ImmutableArray<CustomerCardView> Cards) : CustomerCardsOutcome;

    /// <summary>Stripe could not be reached; these are the cards as recorded by the portal.</summary>
    public sealed record FromRecords(ImmutableArray<CustomerCardView> Cards) : CustomerCardsOutcome;
}
