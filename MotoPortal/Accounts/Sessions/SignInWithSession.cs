using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Hosting;

namespace MotoPortal.Accounts.Sessions;

/// <summary>Identity's sign-in manager, extended so that each sign-in begins a session and signing out ends it.</summary>
internal sealed partial class SignInWithSession(
    UserManager<PortalUser> people,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<PortalUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<PortalUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<PortalUser> confirmation,
    SessionRecords sessions,
    ILogger<SignInWithSession> log)
    : SignInManager<PortalUser>(people, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>The session of a person's cookie; null for a cookie without one.</summary>
    public static SessionId? SessionOf(ClaimsPrincipal? principal) => SessionId.TryFrom(principal?.FindFirstValue(PersonClaims.Session));

    /// <summary>The principal of a person with their current roles, in an existing session.</summary>
    public async Task<ClaimsPrincipal> PrincipalAsync(PortalUser person, SessionId session)
    {
        var principal = await CreateUserPrincipalAsync(person);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(PersonClaims.Session, session.Value));
        return principal;
    }

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(
        PortalUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        IReadOnlyList<Claim> proved = [.. additionalClaims];
        var hasSecondFactor = proved.Any(claim => claim is { Type: PersonClaims.Method, Value: PersonClaims.SeveralFactors });
        var place = SessionPlace.Of(Context.Connection.RemoteIpAddress, Context.Request.Headers.UserAgent.ToString());
        var issuer = IssuerProof.Read(authenticationProperties)?.Session;
        var isByPasskeyAlone = proved.Any(claim => claim is { Type: PersonClaims.Method, Value: PersonClaims.Passkey });
        var session = await sessions.StartAsync(
            user.Id, SessionOf(Context.User), place, hasSecondFactor, isByPasskeyAlone, issuer, CancellationToken.None);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. proved, new Claim(PersonClaims.Session, session.Value)]);
    }

    /// <inheritdoc/>
    public override async Task SignOutAsync()
    {
        if (SessionOf(Context.User) is { } session && UserManager.GetUserId(Context.User) is { } person)
        {
            await sessions.SignOutAsync(person, session, CancellationToken.None);
            SignedOut(log, person);
        }

        await base.SignOutAsync();
    }

    [LoggerMessage(3005, LogLevel.Information, "Person {UserId} signed out")]
    private static partial void SignedOut(ILogger logger, string? userId);
}
