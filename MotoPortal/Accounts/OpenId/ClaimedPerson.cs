using MotoPortal.Primitives;

namespace MotoPortal.Accounts.OpenId;

/// <summary>A person as the issuer's token describes them.</summary>
/// <param name="Identity">The digest of issuer and subject.</param>
/// <param name="Email">The e-mail address if it is verified and can be stored; otherwise null.</param>
/// <param name="Name">The name shown to colleagues.</param>
/// <param name="Language">The language of their pages, a two-letter code; null for the browser's.</param>
/// <param name="Roles">The roles that their claims give, lowest first; empty for none.</param>
/// <param name="Stores">The stores that their claims give; null when the issuer does not say.</param>
/// <param name="HasSecondFactor">Whether the issuer asked for more than one factor.</param>
/// <param name="IssuerSession">The digest of the issuer's session id; null for none.</param>
/// <param name="AskedAt">When the issuer last asked the person who they are, UTC; null when it does not say.</param>
internal sealed record ClaimedPerson(
    byte[] Identity,
    string? Email,
    string Name,
    string? Language,
    IReadOnlyList<string> Roles,
    StoreScope? Stores,
    bool HasSecondFactor,
    byte[]? IssuerSession,
    DateTimeOffset? AskedAt);
