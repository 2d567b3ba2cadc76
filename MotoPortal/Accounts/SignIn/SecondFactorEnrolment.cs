using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Lets a person add an authenticator app: a signed-in person, who proves again who they are, or a person whose password was just right and
/// who may do nothing else before.
/// </summary>
internal sealed class SecondFactorEnrolment(
    FirstStep firstStep,
    UserManager<PortalUser> people,
    SecondFactorKeys keys,
    SecondFactorRecords records,
    StepUp stepUp,
    SessionLock locks,
    SignedInCookie cookie,
    TimeProvider time)
{
    /// <summary>The person of a request; null when they are neither signed in nor have just typed their password.</summary>
    public async Task<EnrollingPerson?> FindAsync(ClaimsPrincipal requested)
    {
        if (requested.Identity?.IsAuthenticated is true && await people.GetUserAsync(requested) is { } signedIn)
        {
            var session = SignInWithSession.SessionOf(requested);
            var isByIssuer = session is { } open && await locks.IsByIssuerAsync(open, CancellationToken.None);
            return new EnrollingPerson(signedIn.Id, signedIn.Email ?? "", signedIn.TwoFactorEnabled, session, isByIssuer);
        }

        // A person who has a second factor proves it; a password alone must not replace it.
        return await firstStep.FindAsync() is { TwoFactorEnabled: false } person
            ? new EnrollingPerson(person.Id, person.Email ?? "", HasSecondFactor: false, Session: null, IsByIssuer: false)
            : null;
    }

    /// <summary>A new key for the person, encrypted for the form. Nothing is stored before it is confirmed.</summary>
    public (string Offer, KeyPicture Picture) OfferTo(EnrollingPerson person)
    {
        var key = TimeCode.NewKey();
        return (keys.Offer(person.Id, key), KeyPicture.Of(person.Email, key));
    }

    /// <summary>The picture of a key that the form offered before; null when it is too old.</summary>
    public KeyPicture? PictureOf(EnrollingPerson person, string? offer) =>
        keys.Accept(person.Id, offer) is { } key ? KeyPicture.Of(person.Email, key) : null;

    /// <summary>Adds the second factor if the code is that of the offered key, and signs in a person who was not yet.</summary>
    /// <param name="person">The person, from <see cref="FindAsync"/>.</param>
    /// <param name="offer">The encrypted key of the form.</param>
    /// <param name="code">The code of the new key as typed.</param>
    /// <param name="proof">With what a signed-in person proves again who they are.</param>
    public async Task<EnrolmentOutcome> ConfirmAsync(EnrollingPerson person, string? offer, string code, StepUpProof proof)
    {
        if (keys.Accept(person.Id, offer) is not { } key)
        {
            return new EnrolmentOutcome.RunOut();
        }

        // Checked first, because a typing error must not use up the present code. The browser holds the key, so there is nothing to guess.
        if (TimeCode.StepOf(key, code, time.GetUtcNow()) is not { } step)
        {
            return new EnrolmentOutcome.WrongCode();
        }

        if (person.Session is not null
            && await stepUp.CheckAsync(person.Id, person.Session, proof, CancellationToken.None)
                is not StepUpOutcome.Confirmed and var reason)
        {
            return new EnrolmentOutcome.NotConfirmed(reason);
        }

        if (await records.AddAsync(person.Id, key, step, person.Session, CancellationToken.None) is not { } recoveryCodes)
        {
            return new EnrolmentOutcome.RunOut();
        }

        if (person.Session is null && await people.FindByIdAsync(person.Id) is { } user)
        {
            await cookie.WriteAfterSecondStepAsync(user);
        }

        return new EnrolmentOutcome.Added(recoveryCodes);
    }
}
