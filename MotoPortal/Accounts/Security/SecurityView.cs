using System.Collections.Immutable;

namespace MotoPortal.Accounts.Security;

/// <summary>How a person signs in, and where they are signed in, as they see it themselves.</summary>
/// <param name="SecondFactorSince">When their authenticator app was added, UTC; null for none.</param>
/// <param name="Passkeys">Their passkeys, the oldest first.</param>
/// <param name="IsRequired">Whether their roles require one.</param>
/// <param name="RecoveryCodesLeft">The number of unused recovery codes.</param>
/// <param name="HasPassword">Whether they sign in with a password of the portal, which they can change.</param>
/// <param name="Sessions">Their open sessions, the one used last first.</param>
public sealed record SecurityView(
    DateTimeOffset? SecondFactorSince,
    ImmutableArray<OwnPasskeyView> Passkeys,
    bool IsRequired,
    int RecoveryCodesLeft,
    bool HasPassword,
    ImmutableArray<OwnSessionView> Sessions)
{
    /// <summary>Whether they have a second factor, of either kind.</summary>
    internal bool HasSecondFactor => SecondFactorSince is not null || Passkeys.Length > 0;
}
