using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal.Accounts;

/// <summary>
/// Makes sure, before the page of one person, that a second one stands beside them who may do what the first may not. Nobody is
/// signed in by it, and the password is neither kept nor logged.
/// </summary>
internal sealed partial class SecondPersonCheck(IServiceScopeFactory scopes, ILogger<SecondPersonCheck> logger)
{
    /// <summary>Checks who the second person is. Wrong tries lock that account as they do at the sign-in.</summary>
    /// <param name="email">The second person's e-mail.</param>
    /// <param name="password">Their password.</param>
    /// <param name="policy">What they must be allowed to do.</param>
    /// <param name="firstPersonId">Who asks, and may not be the second person.</param>
    public async Task<SecondPersonOutcome> CheckAsync(string email, string password, string policy, string firstPersonId)
    {
        // A circuit lives long; what its own context remembers of an account may be old.
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
