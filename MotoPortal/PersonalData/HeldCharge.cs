using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>A charge that holds its customer's data.</summary>
internal sealed class HeldCharge
{
    /// <summary>The charge.</summary>
    public required ChargeId Charge { get; init; }

    /// <summary>Its customer.</summary>
    public required PortalCustomerId Customer { get; init; }
}
