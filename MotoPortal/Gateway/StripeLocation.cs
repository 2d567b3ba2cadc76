using MotoPortal.Primitives;

namespace MotoPortal.Gateway;

/// <summary>A Terminal location as Stripe returns it.</summary>
internal sealed record StripeLocation(LocationId Id, string Name);
