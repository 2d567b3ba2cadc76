namespace MotoPortal.Gateway.Keys;

/// <summary>What Stripe says about the key, as an administrator is shown it.</summary>
/// <param name="State">What Stripe said last.</param>
/// <param name="NotPermitted">The kinds of call that the key does not permit, such as <c>GET customers</c>, in alphabetical order.</param>
internal sealed record StripeKeyView(StripeKeyState State, IReadOnlyList<string> NotPermitted);
