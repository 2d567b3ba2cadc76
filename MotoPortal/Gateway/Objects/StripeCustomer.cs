using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Customer as Stripe returns it.</summary>
internal sealed record StripeCustomer(CustomerId Id, string Name, string? Email, string? Phone)
{
    /// <summary>The first of the languages that they prefer, such as <c>fr</c>; null for none.</summary>
    public string? Language { get; init; }

    /// <summary>The postal address.</summary>
    public StripeAddress Address { get; init; } = StripeAddress.None;

    /// <summary>The company; empty for none.</summary>
    public string Company { get; init; } = "";

    /// <summary>What the merchant noted about them; empty for nothing.</summary>
    public string Note { get; init; } = "";
}
