using System.Collections.Immutable;
using MotoPortal.Consents.Records;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>What the erasure of a customer would take and leave.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="IsErased">Whether they were erased before.</param>
/// <param name="InForce">The consents that still stand: they are withdrawn with the erasure, or nothing is erased.</param>
/// <param name="Consents">All consents, whose scope and times are kept.</param>
/// <param name="Counts">How much would be erased, and how much would stay.</param>
internal sealed record ErasurePreview(
    PortalCustomerId Customer,
    string Name,
    bool IsErased,
    ImmutableArray<ConsentView> InForce,
    ImmutableArray<ConsentView> Consents,
    ErasedCounts Counts)
{
    /// <summary>What stands against it for now; null for nothing.</summary>
    public ErasureHoldView? Hold { get; init; }
}
