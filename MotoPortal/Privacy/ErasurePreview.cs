using System.Collections.Immutable;
using MotoPortal.Consents.Records;
using MotoPortal.Disputes;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>What an erasure of a customer would remove and keep.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="IsErased">Whether the customer is erased already.</param>
/// <param name="InForce">The consents in force: they have to be withdrawn with the erasure.</param>
/// <param name="Consents">All consents, whose scope and times are kept.</param>
/// <param name="Counts">What would be erased and kept.</param>
internal sealed record ErasurePreview(
    PortalCustomerId Customer,
    string Name,
    bool IsErased,
    ImmutableArray<ConsentView> InForce,
    ImmutableArray<ConsentView> Consents,
    ErasedCounts Counts)
{
    /// <summary>The obstacle; null for none.</summary>
    public ErasureHoldView? Hold { get; init; }

    /// <summary>Whether texts or files were given to Stripe to answer a dispute; they stay there.</summary>
    public bool HasAnswersAtStripe { get; init; }

    /// <summary>The charge that can still be disputed for the longest time; null for none.</summary>
    public DisputeWindowView? Window { get; init; }

    /// <summary>When the customer is erased by what was asked for before, UTC; null for never.</summary>
    public DateTimeOffset? EraseAfter { get; init; }
}
