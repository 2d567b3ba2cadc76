using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Begins the session of a person who has proved who they are, and writes its cookie. It needs an HTTP response. The caller has checked
/// the person.
/// </summary>
internal sealed partial class SignedInCookie(SignInManager<PortalUser> signIn, FirstStep firstStep, ILogger<SignedInCookie> logger)
{
    /// <summary>The password alone, as Identity's own sign-in states it (RFC 8176).</summary>
    public static readonly Claim ByPassword = new(PersonClaims.Method, "pwd");

    /// <summary>An issuer said who it is; RFC 8176 has no word for that.</summary>
    public static readonly Claim ByIssuer = new(PersonClaims.Method, "openid");

    /// <summary>A passkey, without a password.</summary>
    public static readonly Claim ByPasskey = new(PersonClaims.Method, PersonClaims.Passkey);

    /// <summary>More than one factor.</summary>
    public static readonly Claim BySeveralFactors = new(PersonClaims.Method, PersonClaims.SeveralFactors);

    /// <summary>Signs in.</summary>
    /// <param name="user">The person.</param>
    /// <param name="methods">How they proved who they are; none for a practice person who was chosen by a click.</param>
    public Task WriteAsync(PortalUser user, params Claim[] methods) => WriteAsync(user, issuer: null, methods);

    /// <summary>Signs in the person of the first step after their second.</summary>
    public async Task WriteAfterSecondStepAsync(PortalUser user)
    {
        var issuer = await firstStep.FindIssuerAsync();
        await WriteAsync(user, issuer, issuer is null ? ByPassword : ByIssuer, BySeveralFactors);
    }

    /// <summary>Signs in.</summary>
    /// <param name="user">The person.</param>
    /// <param name="issuer">What the issuer said; null for a sign-in without an issuer.</param>
    /// <param name="methods">How they proved who they are.</param>
    public async Task WriteAsync(PortalUser user, IssuerProof? issuer, params Claim[] methods)
    {
        var properties = new AuthenticationProperties { IsPersistent = false };
        issuer?.Write(properties);
        await firstStep.ForgetAsync();
        await signIn.SignInWithClaimsAsync(user, properties, methods);
        if (user.Language is not null)
        {
            LanguageCookie.Write(signIn.Context, user.Language);
        }

        SignedIn(logger, user.Id, string.Join(' ', methods.Select(method => method.Value)));
    }

    [LoggerMessage(3001, LogLevel.Information, "Person {UserId} signed in; methods: {Methods}")]
    private static partial void SignedIn(ILogger logger, string userId, string methods);
}
