using MotoPortal.Data;

namespace MotoPortal.Accounts.Passkeys;

/// <summary>The result of checking a passkey's answer. Closed: only the cases named here exist.</summary>
internal abstract record PasskeyOutcome
{
    private PasskeyOutcome()
    {
    }

    /// <summary>The passkey is this person's, and it verified them; the answer cannot be used again.</summary>
    public sealed record Right(PortalUser Person) : PasskeyOutcome;

    /// <summary>
    /// The passkey is unknown or removed, another person's, or a disabled person's, or the answer is old, used or forged; which of them is
    /// not disclosed.
    /// </summary>
    public sealed record NotRight : PasskeyOutcome;

    /// <summary>Too many wrong tries from this place; the answer was not checked.</summary>
    public sealed record TooOften : PasskeyOutcome;
}
