using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.SignIn;

/// <summary>
/// Identifies a second person on a first person's page, who may do what the first may not. The second person is not signed in, and the
/// password is neither stored nor logged.
/// </summary>
internal sealed partial class SecondPersonCheck(
    IServiceScopeFactory scopes,
    SecondFactorCheck codes,
    PasskeyCheck passkeys,
    AccessRecords access,
    IOptions<ShellOptions> shell,
    ILogger<SecondPersonCheck> logger)
{
    /// <summary>Identifies the second person by what they gave: their passkey, or their address, password and code.</summary>
    /// <param name="given">The form.</param>
    /// <param name="policy">The policy that they must meet.</param>
    /// <param name="firstPersonId">The first person, who may not be the second.</param>
    public Task<SecondPersonOutcome> CheckAsync(SecondPersonForm given, string policy, string firstPersonId) =>
        given.Passkey is { } passkey
            ? CheckAsync(passkey, policy, firstPersonId)
            : CheckAsync(given.Email, given.Password, given.Code, policy, firstPersonId);

    /// <summary>Identifies the second person. Wrong tries lock the account as they do at sign-in.</summary>
    /// <param name="email">The second person's e-mail address.</param>
    /// <param name="password">Their password.</param>
    /// <param name="code">A code of their second factor; not looked at for a person who has none.</param>
    /// <param name="policy">The policy that they must meet.</param>
    /// <param name="firstPersonId">The first person, who may not be the second.</param>
    public async Task<SecondPersonOutcome> CheckAsync(string email, string password, string code, string policy, string firstPersonId)
    {
        // A circuit lives long, and its own context may hold an outdated account.
        await using var scope = scopes.CreateAsyncScope();
        var passwords = scope.ServiceProvider.GetRequiredService<PasswordCheck>();
        var place = $"second person for {firstPersonId}";
        return await passwords.CheckAsync(email.Trim(), password, place) switch
        {
            PasswordOutcome.Right { Person: var user } =>
                await MayConfirmAsync(scope.ServiceProvider, user, policy, firstPersonId, code, place),
            PasswordOutcome.NotRight => new SecondPersonOutcome.NotRight(),
            PasswordOutcome.Locked or PasswordOutcome.TooOften => new SecondPersonOutcome.Locked(),
            PasswordOutcome.Busy => new SecondPersonOutcome.Busy(),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Identifies the second person by their passkey, which stands for address, password and code.</summary>
    /// <param name="answer">The passkey's answer to a challenge of <see cref="PasskeyUse.SecondPerson"/>.</param>
    /// <param name="policy">The policy that they must meet.</param>
    /// <param name="firstPersonId">The first person, who may not be the second.</param>
    public async Task<SecondPersonOutcome> CheckAsync(PasskeyAnswer answer, string policy, string firstPersonId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var place = $"second person for {firstPersonId}";
        return await passkeys.CheckAsync(PasskeyUse.SecondPerson(firstPersonId), answer, place) switch
        {
            PasskeyOutcome.Right { Person: var user } =>
                await MayConfirmAsync(scope.ServiceProvider, user, policy, firstPersonId, code: null, place),
            PasskeyOutcome.NotRight => new SecondPersonOutcome.PasskeyNotRight(),
            PasskeyOutcome.TooOften => new SecondPersonOutcome.Locked(),
            _ => throw new UnreachableException(),
        };
    }

    // Without a code for a person whose passkey has verified them.
    private async Task<SecondPersonOutcome> MayConfirmAsync(
        IServiceProvider services, PortalUser user, string policy, string firstPersonId, string? code, string place)
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

        // Checked last, because a code can be used once.
        if (code is not null && await RefuseCodeAsync(user, principal, code, place) is { } refused)
        {
            return refused;
        }

        Confirmed(logger, user.Id, policy);
        var second = Actor.OfPerson(user.Id, user.DisplayName, StaffRoles.All.Last(principal.IsInRole));
        await access.SecondPersonAsync(second, firstPersonId, policy);
        return new SecondPersonOutcome.Confirmed(ConfirmedPerson.Of(second, policy, firstPersonId, StoreClaims.Of(principal)));
    }

    private async Task<SecondPersonOutcome?> RefuseCodeAsync(PortalUser user, ClaimsPrincipal principal, string code, string place)
    {
        if (!user.TwoFactorEnabled)
        {
            return SecondFactorRule.IsRequired(StaffRoles.All.Where(principal.IsInRole), shell.Value.Mode)
                ? new SecondPersonOutcome.SecondFactorMissing()
                : null;
        }

        return await codes.CheckAsync(user.Id, code, place) switch
        {
            SecondFactorOutcome.Right => null,
            SecondFactorOutcome.NotRight => new SecondPersonOutcome.CodeNotRight(),
            SecondFactorOutcome.Locked or SecondFactorOutcome.TooOften => new SecondPersonOutcome.Locked(),
        };
    }

    [LoggerMessage(3020, LogLevel.Information, "Person {UserId} was confirmed as the second person for {Policy}")]
    private static partial void Confirmed(ILogger logger, string userId, string policy);
}
