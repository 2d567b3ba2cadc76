using MotoPortal.Primitives;

namespace MotoPortal.Customers.Records;

/// <summary>A customer, as pages show them.</summary>
/// <param name="Id">The portal's id; null while only Stripe has the customer.</param>
/// <param name="StripeId">Stripe's id.</param>
/// <param name="Name">The name; may be empty at Stripe.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Phone">The telephone number as E.164, or null.</param>
public sealed record CustomerView(PortalCustomerId? Id, CustomerId StripeId, string Name, string? Email, string? Phone)
{
    /// <summary>Whether the person was erased.</summary>
    public bool IsErased { get; init; }

    /// <summary>When the person is erased, as they asked, UTC; null for never.</summary>
    public DateTimeOffset? EraseAfter { get; init; }

    /// <summary>The language to speak with them, as a .NET culture code; null when it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>When the customer was read to be deleted at Stripe, UTC; null while they exist there.</summary>
    public DateTimeOffset? GoneAt { get; init; }
}
