namespace MotoPortal.SaveCard.States;

/// <summary>The steps of the page, in order.</summary>
public enum SetupStep
{
    /// <summary>The customer is chosen.</summary>
    Customer,

    /// <summary>The order is noted.</summary>
    Order,

    /// <summary>The consent or the payment is agreed.</summary>
    Consent,

    /// <summary>The reader is chosen.</summary>
    Reader,

    /// <summary>The reader is active.</summary>
    Card,

    /// <summary>The setup has ended, in success or not.</summary>
    Done,
}
