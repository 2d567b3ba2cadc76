namespace MotoPortal.Charges.Pages;

/// <summary>An action that a person can take after a charge.</summary>
internal enum ChargeAction
{
    /// <summary>Take the next card.</summary>
    NextCharge,

    /// <summary>Make the same charge again, as a new one.</summary>
    Again,

    /// <summary>Make it again with the customer on the line.</summary>
    OnLine,

    /// <summary>Save another card of the customer.</summary>
    OtherCard,

    /// <summary>Look at the customer's page.</summary>
    Customer,
}
