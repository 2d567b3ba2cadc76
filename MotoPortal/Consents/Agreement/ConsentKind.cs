namespace MotoPortal.Consents.Agreement;

/// <summary>What the customer allows the store to do with the saved card.</summary>
public enum ConsentKind
{
    /// <summary>One charge at a later time.</summary>
    SingleCharge,

    /// <summary>A known number of charges of one total.</summary>
    Instalments,

    /// <summary>A charge at each interval.</summary>
    Recurring,

    /// <summary>Charges when an agreed event happens, up to caps.</summary>
    Unscheduled,

    /// <summary>Charges only when the customer calls and asks.</summary>
    OnRequest,
}
