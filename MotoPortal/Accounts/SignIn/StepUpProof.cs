using MotoPortal.Accounts.Passkeys;

namespace MotoPortal.Accounts.SignIn;

/// <summary>With what a signed-in person proves again who they are.</summary>
/// <param name="Password">The password as typed.</param>
/// <param name="Code">The code as typed; not looked at for a person without a second factor.</param>
/// <param name="Passkey">The answer of a passkey in place of both; null for none.</param>
internal sealed record StepUpProof(string Password, string Code, PasskeyAnswer? Passkey = null);
