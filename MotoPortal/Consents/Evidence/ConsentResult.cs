namespace MotoPortal.Consents.Evidence;

/// <summary>What came of a consent.</summary>
public enum ConsentResult
{
    /// <summary>The card is still being taken.</summary>
    Open,

    /// <summary>A card was saved under it.</summary>
    CardSaved,

    /// <summary>It ended without a card.</summary>
    NoCard,

    /// <summary>The customer withdrew it.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A newer consent took its place.</summary>
    Replaced,
}
