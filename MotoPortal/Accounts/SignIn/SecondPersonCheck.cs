using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Identifies a second person on a first person's page, who may do what the first may not. The second person is not signed in, and the
/// password is neither stored nor logged.
/// </summary>
internal sealed partial class SecondPersonCheck(IServiceScopeFactory scopes, ILogger<SecondPersonCheck> logger)
{
    /// <summary>Identifies the second person. Wrong tries lock the account as they do at sign-in.</summary>
    /// <param name="email">The second person's e-mail address.</param>
    /// <param name="password">Their password.</param>
    /// <param name="policy">The policy that they must meet.</param>
    /// <param name="firstPersonId">The first person, who may not be the second.</param>
    public async Task<SecondPersonOutcome> CheckAsync(string email, string password, string policy, string firstPersonId)
    {
        // A circuit lives long, and its own context may hold an outdated account.
        await using var scope = scopes.CreateAsyncScope();
        var passwords = scope.ServiceProvider.GetRequiredService<PasswordCheck>();
        return await passwords.CheckAsync(email.Trim(), password, $"second person for {firstPersonId}") switch
        {
            PasswordOutcome.Right { Person: var user } => await MayConfirmAsync(scope.ServiceProvider, user, policy, firstPersonId),
            PasswordOutcome.NotRight => new SecondPersonOutcome.NotRight(),
            PasswordOutcome.Locked or PasswordOutcome.TooOften => new SecondPersonOutcome.Locked(),
            PasswordOutcome.Busy => new SecondPersonOutcome.Busy(),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<SecondPersonOutcome> MayConfirmAsync(IServiceProvider services, PortalUser user, string policy, string firstPersonId)
    {
        if (string.Equals(user.Id, firstPersonId, StringComparison.Ordinal))
        {
            return new SecondPersonOutcome.SamePerson();
        }

        var principal = await services.GetRequiredService<SignInManager<PortalUser>>().CreateUserPrincipalAsync(user);
        if (!(await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(principal, policy)).Succeeded)
        {
            return new SecondPersonOutcome.NotAllowed();
        }

        Confirmed(logger, user.Id, policy);
        var second = Actor.OfPerson(user.Id, user.DisplayName, StaffRoles.All.Last(principal.IsInRole));
        return new SecondPersonOutcome.Confirmed(ConfirmedPerson.Of(second, policy, firstPersonId));
    }

    [LoggerMessage(3020, LogLevel.Information, "Person {UserId} was confirmed as the second person for {Policy}")]
    private static partial void Confirmed(ILogger logger, string userId, string policy);
}
