namespace MotoPortal.Consents.Agreement;

/// <summary>Why no consent was recorded.</summary>
public enum ConsentRefusalReason
{
    /// <summary>The customer said no, or did not sign.</summary>
    Declined,

    /// <summary>The caller could not show that they are the customer.</summary>
    IdentityNotConfirmed,
}
