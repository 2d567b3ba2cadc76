namespace MotoPortal.Gateway.Keys;

/// <summary>The state of the key for administrators.</summary>
/// <param name="State">The current state.</param>
/// <param name="NotPermitted">
/// The kinds of call for which the key has no permission, such as <c>GET customers</c>, in alphabetical order.
/// </param>
internal sealed record StripeKeyView(StripeKeyState State, IReadOnlyList<string> NotPermitted);
