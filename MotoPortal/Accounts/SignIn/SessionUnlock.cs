using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;

namespace MotoPortal.Accounts.SignIn;

/// <summary>Unlocks the session of a request with its person's password, within the same limits as signing in.</summary>
internal sealed class SessionUnlock(UserManager<PortalUser> people, PasswordCheck passwords, SessionRecords sessions)
{
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
