using MotoPortal.Primitives;

namespace MotoPortal.Gateway;

/// <summary>A Customer as Stripe has it now.</summary>
internal sealed record StripeCustomer(CustomerId Id, string Name, string? Email, string? Phone);
