namespace MotoPortal.Consents.Evidence;

/// <summary>How the caller was identified.</summary>
public enum IdentityCheck
{
    /// <summary>The store called back on the number on record.</summary>
    CallBack,

    /// <summary>The caller knew details of an earlier order.</summary>
    EarlierOrder,

    /// <summary>The caller knew the address on record.</summary>
    AddressOnRecord,

    /// <summary>The caller knew the customer number.</summary>
    CustomerNumber,

    /// <summary>The store called back at once on the number that the caller gave.</summary>
    CallBackNow,

    /// <summary>A person of the store knows the caller's voice.</summary>
    KnownVoice,

    /// <summary>The caller spelled the name and the address of the order.</summary>
    SpelledOrder,

    /// <summary>No check was possible; no card is saved then.</summary>
    NotPossible,
}
