using MotoPortal.Primitives;

namespace MotoPortal.Gateway;

/// <summary>A Terminal location as Stripe has it now.</summary>
internal sealed record StripeLocation(LocationId Id, string Name);
