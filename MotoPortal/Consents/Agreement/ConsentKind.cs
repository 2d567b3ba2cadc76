namespace MotoPortal.Consents.Agreement;

/// <summary>What the customer allows the store to do with the saved card.</summary>
public enum ConsentKind
{
    /// <summary>One charge at a later time.</summary>
    SingleCharge,

    /// <summary>A known number of charges towards one total.</summary>
    Instalments,

    /// <summary>A charge at every interval.</summary>
    Recurring,

    /// <summary>Charges when something happens that was agreed on, up to caps.</summary>
    Unscheduled,

    /// <summary>Charges only when the customer calls and asks.</summary>
    OnRequest,
}
