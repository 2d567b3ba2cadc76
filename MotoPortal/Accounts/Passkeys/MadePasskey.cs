using Microsoft.AspNetCore.Identity;

namespace MotoPortal.Accounts.Passkeys;

/// <summary>A new passkey that was checked and is not stored yet.</summary>
/// <param name="Passkey">The passkey.</param>
/// <param name="Challenge">The digest of the challenge that it answered.</param>
internal sealed record MadePasskey(UserPasskeyInfo Passkey, byte[] Challenge);
