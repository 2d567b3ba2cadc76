namespace MotoPortal.Accounts.Passkeys;

/// <summary>A challenge for a passkey.</summary>
/// <param name="Challenge">The challenge sealed with what it is for, which the browser sends back with the answer.</param>
/// <param name="Options">
/// What the browser hands to the passkey, as JSON (https://www.w3.org/TR/webauthn-3/#sctn-parseRequestOptionsFromJSON).
/// </param>
internal sealed record PasskeyOffer(string Challenge, string Options);
