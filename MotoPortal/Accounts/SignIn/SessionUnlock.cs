using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;

namespace MotoPortal.Accounts.SignIn;

/// <summary>Unlocks the session of a request with its person's password or passkey, within the same limits as signing in.</summary>
internal sealed class SessionUnlock(
    UserManager<PortalUser> people, PasswordCheck passwords, PasskeyCheck passkeys, SessionRecords sessions, SessionLock locks)
{
    /// <summary>
    /// Checks a passkey and unlocks the session. Not one that began at an issuer: it asks there whether the person still may.
    /// </summary>
    /// <param name="requested">The person of the request, whose session is valid.</param>
    /// <param name="answer">The answer of the passkey.</param>
    /// <param name="address">The network address of the request.</param>
    public async Task<UnlockOutcome> UnlockByPasskeyAsync(ClaimsPrincipal requested, PasskeyAnswer answer, IPAddress? address)
    {
        if (SignInWithSession.SessionOf(requested) is not { } session
            || people.GetUserId(requested) is not { } personId
            || await locks.IsByIssuerAsync(session, CancellationToken.None))
        {
            return UnlockOutcome.PasskeyNotRight;
        }

        switch (await passkeys.CheckAsync(PasskeyUse.Unlock(personId, session), answer, SignInGate.PlaceOf(address)))
        {
            case PasskeyOutcome.Right:
                await sessions.UnlockAsync(session, CancellationToken.None);
                return UnlockOutcome.Unlocked;
            case PasskeyOutcome.NotRight:
                return UnlockOutcome.PasskeyNotRight;
            case PasskeyOutcome.TooOften:
                return UnlockOutcome.TooOften;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Checks the password and unlocks the session.</summary>
    /// <param name="requested">The person of the request, whose session is valid.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="address">The network address of the request.</param>
    public async Task<UnlockOutcome> UnlockAsync(ClaimsPrincipal requested, string password, IPAddress? address)
    {
        if (SignInWithSession.SessionOf(requested) is not { } session
            || await people.GetUserAsync(requested) is not { Email: { } email } person)
        {
            return UnlockOutcome.NotRight;
        }

        switch (await passwords.CheckAsync(email, password, SignInGate.PlaceOf(address)))
        {
            case PasswordOutcome.Right { Person.Id: var proved } when string.Equals(proved, person.Id, StringComparison.Ordinal):
                await sessions.UnlockAsync(session, CancellationToken.None);
                return UnlockOutcome.Unlocked;
            case PasswordOutcome.Right or PasswordOutcome.NotRight:
                return UnlockOutcome.NotRight;
            case PasswordOutcome.Locked:
                return UnlockOutcome.AccountLocked;
            case PasswordOutcome.TooOften:
                return UnlockOutcome.TooOften;
            case PasswordOutcome.Busy:
                return UnlockOutcome.Busy;
            default:
                throw new UnreachableException();
        }
    }
}
