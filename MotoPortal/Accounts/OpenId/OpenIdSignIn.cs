using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.OpenId;

/// <summary>
/// Sends a browser to the issuer and takes it back. The browser comes back without the portal's cookies, which are for the portal's own
/// pages only, so what the sign-in is for travels in the encrypted state, bound to the browser by a cookie of its own.
/// </summary>
internal sealed class OpenIdSignIn(
    OpenIdRecords records,
    UserManager<PortalUser> people,
    SessionRecords sessions,
    SignedInCookie cookie,
    FirstStep firstStep,
    SetupCode setup,
    IOptions<OpenIdOptions> options,
    IOptions<ShellOptions> shell,
    TimeProvider time)
{
    private const string Page = "moto.page";
    private const string Session = "moto.session";
    private const string Person = "moto.person";
    private const string AskedAgainAt = "moto.again";

    // Issuer and portal may differ by as much when they say when a person was asked.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>What to send along to the issuer.</summary>
    /// <param name="requested">The person of the request, who may be signed in.</param>
    /// <param name="returnUrl">The local page to go to afterwards; null to show that the session is open again.</param>
    /// <param name="again">Whether the person is signed in and the issuer has to ask them anew.</param>
    public AuthenticationProperties Begin(ClaimsPrincipal requested, string? returnUrl, bool again)
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = "/" };
        if (returnUrl is not null)
        {
            properties.Items[Page] = ReturnAddress.Local(returnUrl);
        }

        var session = SignInWithSession.SessionOf(requested);
        if (session is { } open)
        {
            properties.Items[Session] = open.Value;
        }

        if (again && session is not null && people.GetUserId(requested) is { } personId)
        {
            (properties.Prompt, properties.MaxAge) = (OpenIdConnectPrompt.Login, TimeSpan.Zero);
            properties.Items[Person] = personId;
            properties.Items[AskedAgainAt] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        return properties;
    }

    /// <summary>Signs in the person of a validated token, leads them on to their second factor, or unlocks their session.</summary>
    /// <param name="principal">The claims of the token.</param>
    /// <param name="properties">What <see cref="Begin"/> sent along, and the ID token.</param>
    /// <returns>The page to go to.</returns>
    public async Task<string> ArriveAsync(ClaimsPrincipal principal, AuthenticationProperties properties)
    {
        if (OpenIdClaims.Read(principal, options.Value) is not { } claimed)
        {
            return ProblemPage.AddressOf(OpenIdProblem.BadAnswer);
        }

        if (properties.Items.TryGetValue(Person, out var personId) && personId is not null)
        {
            return await GoOnAsync(claimed, personId, properties);
        }

        // The issuer's answer is valid once, so what follows from it is not cut short by a browser that leaves.
        switch (await records.ArriveAsync(claimed, CancellationToken.None))
        {
            case OpenIdArrival.Welcome { Person.Id: var id, Roles: var roles } when await people.FindByIdAsync(id) is { } user:
                setup.Close();
                return await SignInAsync(user, roles, claimed, properties);
            case OpenIdArrival.Refused { Problem: var problem }:
                return ProblemPage.AddressOf(problem);
            default:
                return ProblemPage.AddressOf(OpenIdProblem.BadAnswer);
        }
    }

    private async Task<string> GoOnAsync(ClaimedPerson claimed, string personId, AuthenticationProperties properties)
    {
        // Looked up first: another person who signs in at the issuer in this place must not become a person of the portal by that.
        if (!string.Equals(await records.FindAsync(claimed.Identity, CancellationToken.None), personId, StringComparison.Ordinal)
            || SessionOf(properties) is not { } session)
        {
            return ProblemPage.AddressOf(OpenIdProblem.OtherPerson);
        }

        var asked = DateTimeOffset.FromUnixTimeSeconds(long.Parse(properties.Items[AskedAgainAt]!, CultureInfo.InvariantCulture));
        if (claimed.AskedAt is not { } askedAt || askedAt < asked - Skew)
        {
            return ProblemPage.AddressOf(OpenIdProblem.NotAskedAgain);
        }

        return await records.ArriveAsync(claimed, CancellationToken.None) switch
        {
            OpenIdArrival.Refused { Problem: var problem } => ProblemPage.AddressOf(problem),
            _ when await sessions.ProveByIssuerAsync(session, personId, CancellationToken.None) =>
                ArrivedPage.AddressOf(properties.Items.TryGetValue(Page, out var page) ? page : null),
            _ => ProblemPage.AddressOf(OpenIdProblem.OtherPerson),
        };
    }

    private async Task<string> SignInAsync(
        PortalUser user, IReadOnlyList<string> roles, ClaimedPerson claimed, AuthenticationProperties properties)
    {
        var page = ReturnAddress.Local(properties.Items.TryGetValue(Page, out var wanted) ? wanted : null);
        var proof = new IssuerProof(
            new IssuerAssertion(claimed.IssuerSession, time.GetUtcNow()), properties.GetTokenValue(OpenIdConnectParameterNames.IdToken));
        var isNeeded = user.TwoFactorEnabled || SecondFactorRule.IsRequired(roles, shell.Value.Mode);
        if (isNeeded && !claimed.HasSecondFactor)
        {
            await firstStep.RememberAsync(user, proof);
            var next = user.TwoFactorEnabled ? SecondStepPage.Address : SecondFactorPage.Address;
            return ArrivedPage.AddressOf($"{next}?returnUrl={Uri.EscapeDataString(page)}");
        }

        if (SessionOf(properties) is { } earlier)
        {
            await sessions.EndAsync(earlier, CancellationToken.None);
        }

        await (claimed.HasSecondFactor
            ? cookie.WriteAsync(user, proof, SignedInCookie.ByIssuer, SignedInCookie.BySeveralFactors)
            : cookie.WriteAsync(user, proof, SignedInCookie.ByIssuer));
        return ArrivedPage.AddressOf(page);
    }

    private static SessionId? SessionOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Session, out var session) ? SessionId.TryFrom(session) : null;
}
