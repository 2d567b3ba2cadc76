using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MotoPortal.Accounts.Persons;

namespace MotoPortal.Accounts.Sessions;

/// <summary>What the issuer said at a sign-in, kept in the encrypted cookie between its steps and for signing out.</summary>
/// <param name="Session">The issuer's part in the session.</param>
/// <param name="IdToken">The ID token, which the issuer wants back as a hint at signing out; null when it is not known.</param>
internal sealed record IssuerProof(IssuerAssertion Session, string? IdToken)
{
    private const string ProvedAt = "issuer.proved";
    private const string Digest = "issuer.session";

    /// <summary>Keeps it with a cookie.</summary>
    public void Write(AuthenticationProperties properties)
    {
        properties.Items[ProvedAt] = Session.ProvedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        if (Session.Digest is { } digest)
        {
            properties.Items[Digest] = Convert.ToBase64String(digest);
        }

        if (IdToken is { } token)
        {
            properties.StoreTokens([new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = token }]);
        }
    }

    /// <summary>Reads it from a cookie; null for a sign-in without an issuer.</summary>
    public static IssuerProof? Read(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(ProvedAt, out var text) is true
        && long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds)
            ? new IssuerProof(
                new IssuerAssertion(
                    properties.Items.TryGetValue(Digest, out var digest) && digest is not null ? Convert.FromBase64String(digest) : null,
                    DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
                properties.GetTokenValue(OpenIdConnectParameterNames.IdToken))
            : null;
}
