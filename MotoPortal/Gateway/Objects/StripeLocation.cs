using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Terminal location as Stripe returns it.</summary>
internal sealed record StripeLocation(LocationId Id, string Name);
