using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>What became of a try to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>The cookie is on its way.</summary>
    SignedIn,

    /// <summary>The e-mail or the password is wrong, or the person was sent away; which of them is not told.</summary>
    NotRight,

    /// <summary>Too many wrong tries at this account.</summary>
    Locked,

    /// <summary>Too many wrong tries from this address.</summary>
    TooOften,
}

/// <summary>Signs people in and out. Needs an HTTP answer to write the cookie on, so only plain pages use it.</summary>
internal sealed partial class SignInWorkflow(
    UserManager<PortalUser> people, SignInManager<PortalUser> signIn, SignInGate gate, IPasswordHasher<PortalUser> hasher, IOptions<ShellOptions> shell, ILogger<SignInWorkflow> logger)
{
    private static readonly PortalUser Nobody = new();
    private static string? _hashOfNobody;

    /// <summary>Tries an e-mail and a password, from a network address.</summary>
    public async Task<SignInOutcome> SignInAsync(string email, string password, string address)
    {
        if (gate.IsClosed(address))
        {
            TooManyTries(logger);
            return SignInOutcome.TooOften;
        }

        var user = await people.FindByEmailAsync(email);
        if (user is null || user.IsDisabled || (user.IsPractice && shell.Value.Mode is not PortalMode.Practice))
        {
            // As much work as for somebody who exists: the time must not tell.
            hasher.VerifyHashedPassword(Nobody, _hashOfNobody ??= hasher.HashPassword(Nobody, "nobody"), password);
            gate.WrongTry(address);
            return gate.WrongTryAtNobody(email) ? SignInOutcome.Locked : SignInOutcome.NotRight;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            Welcome(user);
            return SignInOutcome.SignedIn;
        }

        gate.WrongTry(address);
        NotSignedIn(logger, user.Id, result.IsLockedOut);
        return result.IsLockedOut ? SignInOutcome.Locked : SignInOutcome.NotRight;
    }

    /// <summary>Becomes one of the people seeded for practice, without a password.</summary>
    /// <returns>False when there is no such person for practice.</returns>
    public async Task<bool> PractiseAsAsync(string email)
    {
        if (shell.Value.Mode is not PortalMode.Practice || await people.FindByEmailAsync(email) is not { IsPractice: true, IsDisabled: false } user)
        {
            return false;
        }

        await signIn.SignInAsync(user, isPersistent: false);
        Welcome(user);
        return true;
    }

    /// <summary>Ends the session of this browser.</summary>
    public Task SignOutAsync() => signIn.SignOutAsync();

    private void Welcome(PortalUser user)
    {
        if (user.Language is not null)
        {
            AccountEndpoints.WriteLanguage(signIn.Context, user.Language);
        }

        SignedIn(logger, user.Id);
    }

    [LoggerMessage(3001, LogLevel.Information, "Person {UserId} signed in")]
    private static partial void SignedIn(ILogger logger, string userId);

    [LoggerMessage(3002, LogLevel.Information, "Person {UserId} was not signed in; locked: {Locked}")]
    private static partial void NotSignedIn(ILogger logger, string userId, bool locked);

    [LoggerMessage(3003, LogLevel.Warning, "Sign-in was refused: too many wrong tries from one address")]
    private static partial void TooManyTries(ILogger logger);
}
