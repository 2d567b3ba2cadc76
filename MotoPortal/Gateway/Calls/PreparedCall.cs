namespace MotoPortal.Gateway.Calls;

/// <summary>A recorded call that may be sent.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="FollowsAnOpenOne">
/// Whether an earlier call of this kind may have been carried out under another key, so that Stripe must be read first.
/// </param>
internal sealed record PreparedCall(string Key, bool FollowsAnOpenOne);
