using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Customer as Stripe has it now.</summary>
internal sealed record StripeCustomer(CustomerId Id, string Name, string? Email, string? Phone);
