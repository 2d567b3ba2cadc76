using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Data;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Lets the people of <see cref="SecondFactorEnrolment"/> add a passkey: a signed-in person, who proves again who they are, or a person
/// whose password was just right and who may do nothing else before.
/// </summary>
internal sealed class PasskeyEnrolment(
    UserManager<PortalUser> people, PasskeyCheck passkeys, SecondFactorRecords records, StepUp stepUp, SignedInCookie cookie)
{
    /// <summary>Adds the passkey that the browser has made, and signs in a person who was not yet.</summary>
    /// <param name="person">The person.</param>
    /// <param name="name">What they call it, as typed.</param>
    /// <param name="made">The new passkey.</param>
    /// <param name="proof">With what a signed-in person proves again who they are.</param>
    public async Task<EnrolmentOutcome> ConfirmAsync(EnrollingPerson person, string name, PasskeyAnswer made, StepUpProof proof)
    {
        if (NameOf(name) is not { } called)
        {
            return new EnrolmentOutcome.NameNotGood();
        }

        // Checked first, because a passkey that cannot be taken must not use up a code.
        if (await passkeys.ReadNewAsync(PasskeyUse.Adding(person.Id, person.Session), made) is not { } read)
        {
            return new EnrolmentOutcome.RunOut();
        }

        if (person.Session is not null
            && await stepUp.CheckAsync(person.Id, person.Session, proof, CancellationToken.None)
                is not StepUpOutcome.Confirmed and var reason)
        {
            return new EnrolmentOutcome.NotConfirmed(reason);
        }

        if (await records.AddPasskeyAsync(
            person.Id, called, read.Passkey, read.Challenge, person.Session, CancellationToken.None)
            is not { } recoveryCodes)
        {
            return new EnrolmentOutcome.RunOut();
        }

        if (person.Session is null && await people.FindByIdAsync(person.Id) is { } user)
        {
            await cookie.WriteAfterSecondStepAsync(user);
        }

        return new EnrolmentOutcome.Added(recoveryCodes);
    }

    /// <summary>The name of a passkey as stored; null when it is empty, too long, or holds a card number.</summary>
    internal static string? NameOf(string typed) =>
        typed.Trim() is { Length: > 0 and <= SecondFactorRecords.LongestPasskeyName } name && !StoredTextGuard.HoldsCardNumber(name)
            ? name
            : null;
}
