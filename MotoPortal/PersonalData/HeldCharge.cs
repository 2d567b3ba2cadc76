using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>A charge that holds the erasure of its customer.</summary>
internal sealed class HeldCharge
{
    public required ChargeId Charge { get; init; }

    public required PortalCustomerId Customer { get; init; }
}
