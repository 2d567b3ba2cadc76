using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Data;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Asks a signed-in person again who they are, before they change how they sign in: the page may have been left open, or the session
/// stolen.
/// </summary>
internal sealed class StepUp(IServiceScopeFactory scopes, IDbContextFactory<PortalDb> contexts, SecondFactorCheck codes)
{
    /// <summary>Checks the password, and the code for a person who has a second factor.</summary>
    /// <param name="personId">The signed-in person.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="code">The code as typed; not looked at for a person without a second factor.</param>
    /// <param name="cancellationToken">Cancels the look-up; a check that has begun is finished.</param>
    public async Task<StepUpOutcome> CheckAsync(string personId, string password, string code, CancellationToken cancellationToken)
    {
        var person = await FindAsync(personId, cancellationToken);
        if (person?.Email is not { } email)
        {
            return StepUpOutcome.WrongPassword;
        }

        // A circuit lives long, and its own context may hold an outdated account.
        await using var scope = scopes.CreateAsyncScope();
        var place = $"step-up {personId}";
        switch (await scope.ServiceProvider.GetRequiredService<PasswordCheck>().CheckAsync(email, password, place))
        {
            case PasswordOutcome.Right when !person.TwoFactorEnabled:
                return StepUpOutcome.Confirmed;
            case PasswordOutcome.Right:
                return await codes.CheckAsync(personId, code, place) switch
                {
                    SecondFactorOutcome.Right => StepUpOutcome.Confirmed,
                    SecondFactorOutcome.NotRight => StepUpOutcome.WrongCode,
                    SecondFactorOutcome.Locked or SecondFactorOutcome.TooOften => StepUpOutcome.Locked,
                };
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

    private async Task<PortalUser?> FindAsync(string personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == personId, cancellationToken);
    }
}
