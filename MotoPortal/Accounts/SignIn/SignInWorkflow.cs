using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Data;
using MotoPortal.Shell;

namespace MotoPortal.Accounts.SignIn;

/// <summary>Signs people in and out. It writes a cookie and needs an HTTP response, so only static pages use it.</summary>
internal sealed partial class SignInWorkflow(
    UserManager<PortalUser> people,
    SignInManager<PortalUser> signIn,
    PasswordCheck passwords,
    IOptions<ShellOptions> shell,
    ILogger<SignInWorkflow> logger)
{
    // The authentication method, as Identity's password sign-in states it (RFC 8176).
    private static readonly Claim ByPassword = new("amr", "pwd");

    /// <summary>Signs in by e-mail address and password.</summary>
    public async Task<SignInOutcome> SignInAsync(string email, string password, IPAddress? address)
    {
        switch (await passwords.CheckAsync(email, password, SignInGate.PlaceOf(address)))
        {
            case PasswordOutcome.Right { Person: var user }:
                await WelcomeAsync(user);
                return SignInOutcome.SignedIn;
            case PasswordOutcome.NotRight:
                return SignInOutcome.NotRight;
            case PasswordOutcome.Locked:
                return SignInOutcome.Locked;
            case PasswordOutcome.TooOften:
                return SignInOutcome.TooOften;
            case PasswordOutcome.Busy:
                return SignInOutcome.Busy;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Signs in the administrator who was just created with this password.</summary>
    public async Task SignInFirstAsync(string userId)
    {
        if (await people.FindByIdAsync(userId) is { } user)
        {
            await WelcomeAsync(user);
        }
    }

    /// <summary>Signs in as a practice person, without a password.</summary>
    /// <returns>False when there is no such practice person.</returns>
    public async Task<bool> PractiseAsAsync(string email)
    {
        if (shell.Value.Mode is not PortalMode.Practice
            || await people.FindByEmailAsync(email) is not { IsPractice: true, IsDisabled: false } user)
        {
            return false;
        }

        await signIn.SignInAsync(user, isPersistent: false);
        Welcome(user);
        return true;
    }

    /// <summary>Ends this browser's session.</summary>
    public Task SignOutAsync() => signIn.SignOutAsync();

    private async Task WelcomeAsync(PortalUser user)
    {
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [ByPassword]);
        Welcome(user);
    }

    private void Welcome(PortalUser user)
    {
        if (user.Language is not null)
        {
            LanguageCookie.Write(signIn.Context, user.Language);
        }

        SignedIn(logger, user.Id);
    }

    [LoggerMessage(3001, LogLevel.Information, "Person {UserId} signed in")]
    private static partial void SignedIn(ILogger logger, string userId);
}
