namespace MotoPortal.Consents.Agreement;

/// <summary>Why no consent was recorded.</summary>
public enum ConsentRefusalReason
{
    /// <summary>The customer refused, or did not sign.</summary>
    Declined,

    /// <summary>The caller could not be identified as the customer.</summary>
    IdentityNotConfirmed,
}
