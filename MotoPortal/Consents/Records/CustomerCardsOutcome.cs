using System.Collections.Immutable;

namespace MotoPortal.Consents.Records;

/// <summary>What became of asking for a customer's cards.</summary>
public abstract record CustomerCardsOutcome
{
    private CustomerCardsOutcome()
    {
    }

    /// <summary>The cards as Stripe has them now.</summary>
    public sealed record Listed(ImmutableArray<CustomerCardView> Cards) : CustomerCardsOutcome;

    /// <summary>Stripe could not be asked; these are the cards as they were sealed.</summary>
    public sealed record FromRecords(ImmutableArray<CustomerCardView> Cards) : CustomerCardsOutcome;
}
