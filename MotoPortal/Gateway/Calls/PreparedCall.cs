namespace MotoPortal.Gateway.Calls;

/// <summary>A call that is written down and may go out.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="FollowsAnOpenOne">Whether an earlier call of this kind may have acted under another key, so that Stripe is read
/// first.</param>
internal sealed record PreparedCall(string Key, bool FollowsAnOpenOne);
