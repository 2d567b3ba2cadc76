using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Customer as Stripe returns it.</summary>
internal sealed record StripeCustomer(CustomerId Id, string Name, string? Email, string? Phone);
