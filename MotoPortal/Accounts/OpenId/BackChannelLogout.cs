using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MotoPortal.Accounts.Persons;

namespace MotoPortal.Accounts.OpenId;

/// <summary>
/// Ends sessions on the issuer's word, without the browser (OpenID Connect Back-Channel Logout 1.0): those of its session, or all that a
/// person began there.
/// </summary>
internal sealed partial class BackChannelLogout(
    IOptionsMonitor<OpenIdConnectOptions> handlers,
    OpenIdRecords records,
    ILogger<BackChannelLogout> logger)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    /// <summary>Ends the sessions that a token names, if it is the issuer's and for this portal.</summary>
    /// <returns>False when the token is not believed.</returns>
    public async Task<bool> EndAsync(string token, CancellationToken cancellationToken)
    {
        if (await ReadAsync(token, cancellationToken) is not { } named)
        {
            NotBelieved(logger);
            return false;
        }

        var sessions = named.TryGetClaim(JwtRegisteredClaimNames.Sid, out var sid)
            ? ExternalIdentity.DigestOf(named.Issuer, sid.Value) : null;
        var identity = named.Subject is { Length: > 0 } subject ? ExternalIdentity.DigestOf(named.Issuer, subject) : null;
        await records.EndSessionsAsync(sessions, identity, CancellationToken.None);
        return true;
    }

    private async Task<JsonWebToken?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var handler = handlers.Get(OpenIdScheme.Name);
        try
        {
            var issuer = await handler.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            var result = await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
            {
                ValidIssuer = issuer.Issuer,
                ValidAudience = handler.ClientId,
                IssuerSigningKeys = issuer.SigningKeys,
                RequireExpirationTime = true,
            });

            // An ID token is signed by the same keys: it has no event, and a logout token has no nonce.
            return result is { IsValid: true, SecurityToken: JsonWebToken read }
                && !read.TryGetClaim(JwtRegisteredClaimNames.Nonce, out _)
                && read.TryGetPayloadValue<JsonElement>("events", out var events)
                && events.ValueKind is JsonValueKind.Object && events.TryGetProperty(Event, out _)
                && (read.Subject is { Length: > 0 } || read.TryGetClaim(JwtRegisteredClaimNames.Sid, out _)) ? read : null;
        }
        catch (Exception exception) when (OpenIdFailure.ProblemOf(exception) is OpenIdProblem.IssuerUnreachable)
        {
            return null;
        }
    }

    [LoggerMessage(3074, LogLevel.Information, "A request to end sessions was not the issuer's")]
    private static partial void NotBelieved(ILogger logger);
}
