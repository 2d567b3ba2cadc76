namespace MotoPortal.Consents.Agreement;

/// <summary>The channel by which the customer gave the order.</summary>
public enum OrderChannel
{
    /// <summary>The customer is on the telephone.</summary>
    Telephone,

    /// <summary>The order came by post.</summary>
    Post,
}
