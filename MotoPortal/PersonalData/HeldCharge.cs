using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>A charge that holds the erasure of its customer.</summary>
internal sealed class HeldCharge
{
    /// <summary>The charge.</summary>
    public required ChargeId Charge { get; init; }

    /// <summary>The charge's customer.</summary>
    public required PortalCustomerId Customer { get; init; }
}
