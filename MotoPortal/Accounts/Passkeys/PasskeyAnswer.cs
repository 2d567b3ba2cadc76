namespace MotoPortal.Accounts.Passkeys;

/// <summary>What a browser sends of a passkey. All of it can be forged until it was checked.</summary>
/// <param name="Offer">The sealed challenge, as <see cref="PasskeyOffer.Challenge"/> gave it; null for none.</param>
/// <param name="Credential">The answer of the passkey as JSON; null for none.</param>
public sealed record PasskeyAnswer(string? Offer, string? Credential)
{
    // An answer takes about one kilobyte, a new passkey about two.
    private const int Longest = 16_384;

    /// <summary>Whether there is an answer to look at.</summary>
    internal bool IsGiven => Offer is { Length: > 0 and <= Longest } && Credential is { Length: > 0 and <= Longest };
}
