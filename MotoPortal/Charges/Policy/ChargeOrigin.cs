namespace MotoPortal.Charges.Policy;

/// <summary>What set a charge off.</summary>
public enum ChargeOrigin
{
    /// <summary>A person at the store.</summary>
    Clerk,

    /// <summary>The schedule of instalments and regular charges.</summary>
    Schedule,
}
