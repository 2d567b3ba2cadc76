using MotoPortal.Gateway.Objects;
using MotoPortal.Restores;

namespace MotoPortal.TakeOver;

/// <summary>An object at Stripe that this database made and that no row knows.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Trace">The object.</param>
internal sealed record LostTrace(MissingKind Kind, StripeTrace Trace);
