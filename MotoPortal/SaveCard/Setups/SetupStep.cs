namespace MotoPortal.SaveCard.Setups;

/// <summary>The steps of the page, in their order.</summary>
public enum SetupStep
{
    /// <summary>Who the customer is.</summary>
    Customer,

    /// <summary>How the order came.</summary>
    Order,

    /// <summary>What the customer agrees to.</summary>
    Consent,

    /// <summary>Which reader takes the card.</summary>
    Reader,

    /// <summary>The reader is at work.</summary>
    Card,

    /// <summary>It is over, well or not.</summary>
    Done,
}
