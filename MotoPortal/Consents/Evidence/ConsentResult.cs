namespace MotoPortal.Consents.Evidence;

/// <summary>The result of a consent.</summary>
public enum ConsentResult
{
    /// <summary>The card is still being taken.</summary>
    Open,

    /// <summary>A card was saved.</summary>
    CardSaved,

    /// <summary>It ended without a card.</summary>
    NoCard,

    /// <summary>The customer withdrew it.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A newer consent replaced it.</summary>
    Replaced,
}
