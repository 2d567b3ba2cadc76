using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.SignIn;

/// <summary>Signs people in and out. It writes a cookie and needs an HTTP response, so only static pages use it.</summary>
internal sealed class SignInWorkflow(
    UserManager<PortalUser> people,
    SignInManager<PortalUser> signIn,
    PasswordCheck passwords,
    SecondFactorCheck codes,
    PasskeyCheck passkeys,
    FirstStep firstStep,
    SignedInCookie cookie,
    IOptions<PasswordSignInOptions> options,
    IOptions<ShellOptions> shell)
{
    /// <summary>
    /// Signs in by e-mail address and password, or begins it for a person who has, or needs, a second factor: until that is proved they are
    /// not signed in, and the response sets a cookie that opens the next page only.
    /// </summary>
    public async Task<SignInOutcome> SignInAsync(string email, string password, IPAddress? address)
    {
        if (!options.Value.Passwords)
        {
            return SignInOutcome.Closed;
        }

        switch (await passwords.CheckAsync(email, password, SignInGate.PlaceOf(address)))
        {
            case PasswordOutcome.Right { Person: var user }:
                return await GoOnAsync(user);
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

    /// <summary>
    /// Signs in with a passkey alone a person who could sign in with a password: not one of the issuer, which alone lets its people in, and
    /// none while passwords are closed. A locked account does not stop it, because a stranger can lock an account, but guess no passkey.
    /// </summary>
    /// <param name="answer">The answer of the passkey.</param>
    /// <param name="address">The network address of the request.</param>
    public async Task<SignInOutcome> SignInByPasskeyAsync(PasskeyAnswer answer, IPAddress? address)
    {
        if (!options.Value.Passwords)
        {
            return SignInOutcome.Closed;
        }

        switch (await passkeys.CheckAsync(PasskeyUse.SignIn, answer, SignInGate.PlaceOf(address)))
        {
            case PasskeyOutcome.Right { Person: var user }
                when user.PasswordHash is null || PasskeyRule.NeedsPassword(await people.GetRolesAsync(user), shell.Value.Mode):
                return SignInOutcome.PasskeyIsSecond;
            case PasskeyOutcome.Right { Person: var user }:
                await cookie.WriteAsync(user, SignedInCookie.ByPasskey, SignedInCookie.BySeveralFactors);
                return SignInOutcome.SignedIn;
            case PasskeyOutcome.NotRight:
                return SignInOutcome.PasskeyNotRight;
            case PasskeyOutcome.TooOften:
                return SignInOutcome.TooOften;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Signs in the person of <see cref="FirstStep"/> with one of their passkeys.</summary>
    /// <param name="answer">The answer of the passkey.</param>
    /// <param name="address">The network address of the request.</param>
    /// <returns>Null when the first step was too long ago; the person begins again.</returns>
    public async Task<SecondFactorOutcome?> ConfirmByPasskeyAsync(PasskeyAnswer answer, IPAddress? address)
    {
        if (await firstStep.FindAsync() is not { TwoFactorEnabled: true } user)
        {
            return null;
        }

        switch (await passkeys.CheckAsync(PasskeyUse.SecondStep(user.Id), answer, SignInGate.PlaceOf(address)))
        {
            case PasskeyOutcome.Right:
                await cookie.WriteAfterSecondStepAsync(user);
                return SecondFactorOutcome.Right;
            case PasskeyOutcome.NotRight:
                return SecondFactorOutcome.NotRight;
            case PasskeyOutcome.TooOften:
                return SecondFactorOutcome.TooOften;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Signs in the person of <see cref="FirstStep"/> with a code of their second factor.</summary>
    /// <param name="code">The code as typed: of the authenticator app, or a recovery code.</param>
    /// <param name="address">The network address of the request.</param>
    /// <returns>Null when the first step was too long ago; the person begins again.</returns>
    public async Task<SecondFactorOutcome?> ConfirmAsync(string code, IPAddress? address)
    {
        if (await firstStep.FindAsync() is not { TwoFactorEnabled: true } user)
        {
            return null;
        }

        var outcome = await codes.CheckAsync(user.Id, code, SignInGate.PlaceOf(address));
        if (outcome is SecondFactorOutcome.Right)
        {
            await cookie.WriteAfterSecondStepAsync(user);
        }

        return outcome;
    }

    /// <summary>
    /// Signs in, or leads on to the second factor, a person who has just chosen this password with a code or link of the console.
    /// </summary>
    /// <returns>Null when there is no such person.</returns>
    public async Task<SignInOutcome?> SignInFirstAsync(string userId) =>
        await people.FindByIdAsync(userId) is { } user ? await GoOnAsync(user) : null;

    /// <summary>Signs in as a practice person, without a password.</summary>
    /// <returns>False when there is no such practice person.</returns>
    public async Task<bool> PractiseAsAsync(string email)
    {
        if (shell.Value.Mode is not PortalMode.Practice
            || await people.FindByEmailAsync(email) is not { IsPractice: true, IsDisabled: false } user)
        {
            return false;
        }

        await cookie.WriteAsync(user);
        return true;
    }

    /// <summary>Ends this browser's session.</summary>
    public Task SignOutAsync() => signIn.SignOutAsync();

    private async Task<SignInOutcome> GoOnAsync(PortalUser user)
    {
        var needed = SecondFactorRule.IsRequired(await people.GetRolesAsync(user), shell.Value.Mode);
        if (user.TwoFactorEnabled || needed)
        {
            await firstStep.RememberAsync(user);
            return user.TwoFactorEnabled ? SignInOutcome.CodeNeeded : SignInOutcome.SecondFactorNeeded;
        }

        await cookie.WriteAsync(user, SignedInCookie.ByPassword);
        return SignInOutcome.SignedIn;
    }
}
