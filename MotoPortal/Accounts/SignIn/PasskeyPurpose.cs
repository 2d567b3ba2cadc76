using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// What a static page may ask a challenge for. The page names the purpose, and the cookies say who the person is; a challenge for another
/// person's passkeys cannot be asked for.
/// </summary>
internal sealed class PasskeyPurpose(
    UserManager<PortalUser> people, FirstStep firstStep, SecondFactorEnrolment enrolment, IOptions<PasswordSignInOptions> options)
{
    /// <summary>The use of a challenge for the person of the request; null when the request may not ask for it.</summary>
    /// <param name="purpose">The purpose, as the page names it.</param>
    /// <param name="requested">The person of the request.</param>
    public async Task<PasskeyUse?> UseOfAsync(string purpose, ClaimsPrincipal requested) => purpose switch
    {
        "sign-in" => options.Value.Passwords ? PasskeyUse.SignIn : null,
        "second-step" => await firstStep.FindAsync() is { TwoFactorEnabled: true } person ? PasskeyUse.SecondStep(person.Id) : null,
        "unlock" => SignInWithSession.SessionOf(requested) is { } session && people.GetUserId(requested) is { } personId
            ? PasskeyUse.Unlock(personId, session)
            : null,
        "adding" => await enrolment.FindAsync(requested) is { } person ? PasskeyUse.Adding(person.Id, person.Session) : null,
        "step-up" => await enrolment.FindAsync(requested) is { Session: { } session } person
            ? PasskeyUse.StepUp(person.Id, session)
            : null,
        _ => null,
    };
}
