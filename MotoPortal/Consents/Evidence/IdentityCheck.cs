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
}
