namespace MotoPortal.Restores;

/// <summary>What is at Stripe and in no row. Ordered as it is taken over.</summary>
public enum MissingKind
{
    /// <summary>A Customer of Stripe's.</summary>
    Customer,

    /// <summary>A payment, made or begun.</summary>
    Payment,

    /// <summary>The saving of a card, finished or begun.</summary>
    SavedCard,

    /// <summary>A refund, made or under way.</summary>
    Refund,
}
