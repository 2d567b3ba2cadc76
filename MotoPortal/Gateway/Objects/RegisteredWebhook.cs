using System.Collections.Immutable;

namespace MotoPortal.Gateway.Objects;

/// <summary>A webhook endpoint that is registered at Stripe.</summary>
/// <param name="Url">The address to which Stripe sends.</param>
/// <param name="IsEnabled">Whether Stripe sends; it stops after days without an answer.</param>
/// <param name="Types">The types of event that it gets; <c>*</c> for all.</param>
internal sealed record RegisteredWebhook(string Url, bool IsEnabled, ImmutableArray<string> Types);
