namespace MotoPortal.Charges.Pages;

/// <summary>What a person can do after a charge.</summary>
internal enum ChargeAction
{
    /// <summary>Take the next card.</summary>
    NextCharge,

    /// <summary>Make the same charge once more, as a new one.</summary>
    Again,

    /// <summary>Make it once more with the customer on the line.</summary>
    OnLine,

    /// <summary>Save another card of the customer.</summary>
    OtherCard,

    /// <summary>Look at the customer's page.</summary>
    Customer,
}
