using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Asks a signed-in person again who they are, before they change how they sign in: the page may have been left open, or the session
/// stolen.
/// </summary>
internal sealed class StepUp(
    IServiceScopeFactory scopes,
    IDbContextFactory<PortalDb> contexts,
    SecondFactorCheck codes,
    PasskeyCheck passkeys,
    IOptions<AccountsOptions> accounts,
    TimeProvider time)
{
    /// <summary>
    /// Checks the password, or in a session that began at an issuer that it has just asked the person again, and the code for a person who
    /// has a second factor. A passkey stands for password and code, and not for the issuer, who may have let the person go.
    /// </summary>
    /// <param name="personId">The signed-in person.</param>
    /// <param name="session">Their session; null for none.</param>
    /// <param name="proof">What the person gave.</param>
    /// <param name="cancellationToken">Cancels the look-up; a check that has begun is finished.</param>
    public async Task<StepUpOutcome> CheckAsync(
        string personId, SessionId? session, StepUpProof proof, CancellationToken cancellationToken)
    {
        var person = await FindAsync(personId, cancellationToken);
        if (person?.Email is not { } email)
        {
            return StepUpOutcome.WrongPassword;
        }

        var place = $"step-up {personId}";
        if (await ProvedAtAsync(session, cancellationToken) is { } provedAt)
        {
            return provedAt < time.GetUtcNow() - accounts.Value.IssuerProofLasts ? StepUpOutcome.IssuerNeeded
                : proof.Passkey is { } second ? await CheckPasskeyAsync(personId, session, second, place)
                : person.TwoFactorEnabled ? await CheckCodeAsync(personId, proof.Code, place)
                : StepUpOutcome.Confirmed;
        }

        if (proof.Passkey is { } passkey)
        {
            return await CheckPasskeyAsync(personId, session, passkey, place);
        }

        // A circuit lives long, and its own context may hold an outdated account.
        await using var scope = scopes.CreateAsyncScope();
        switch (await scope.ServiceProvider.GetRequiredService<PasswordCheck>().CheckAsync(email, proof.Password, place))
        {
            case PasswordOutcome.Right when !person.TwoFactorEnabled:
                return StepUpOutcome.Confirmed;
            case PasswordOutcome.Right:
                return await CheckCodeAsync(personId, proof.Code, place);
            case PasswordOutcome.NotRight:
                return StepUpOutcome.WrongPassword;
            case PasswordOutcome.Locked or PasswordOutcome.TooOften:
                return StepUpOutcome.Locked;
            case PasswordOutcome.Busy:
                return StepUpOutcome.Busy;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<StepUpOutcome> CheckCodeAsync(string personId, string code, string place) =>
        await codes.CheckAsync(personId, code, place) switch
        {
            SecondFactorOutcome.Right => StepUpOutcome.Confirmed,
            SecondFactorOutcome.NotRight => StepUpOutcome.WrongCode,
            SecondFactorOutcome.Locked or SecondFactorOutcome.TooOften => StepUpOutcome.Locked,
        };

    private async Task<StepUpOutcome> CheckPasskeyAsync(string personId, SessionId? session, PasskeyAnswer answer, string place) =>
        await passkeys.CheckAsync(PasskeyUse.StepUp(personId, session), answer, place) switch
        {
            PasskeyOutcome.Right => StepUpOutcome.Confirmed,
            PasskeyOutcome.NotRight => StepUpOutcome.WrongPasskey,
            PasskeyOutcome.TooOften => StepUpOutcome.Locked,
            _ => throw new UnreachableException(),
        };

    private async Task<DateTimeOffset?> ProvedAtAsync(SessionId? session, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PersonSession>().Where(row => row.Id == session && row.EndedAt == null)
            .Select(row => row.IssuerProvedAt)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<PortalUser?> FindAsync(string personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == personId, cancellationToken);
    }
}
