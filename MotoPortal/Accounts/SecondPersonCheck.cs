using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>What became of asking who the second person is. Closed: only the cases named here exist.</summary>
internal abstract record SecondPersonOutcome
{
    private SecondPersonOutcome()
    {
    }

    /// <summary>It is somebody else, who may do it.</summary>
    public sealed record Confirmed(Actor Second) : SecondPersonOutcome;

    /// <summary>The e-mail or the password is wrong, or the person was sent away; which of them is not told.</summary>
    public sealed record NotRight : SecondPersonOutcome;

    /// <summary>Too many wrong tries at this account, or by this person.</summary>
    public sealed record Locked : SecondPersonOutcome;

    /// <summary>It is the very person who asks.</summary>
    public sealed record SamePerson : SecondPersonOutcome;

    /// <summary>It is somebody else, whose role does not allow it.</summary>
    public sealed record NotAllowed : SecondPersonOutcome;
}

/// <summary>
/// Makes sure, before the page of one person, that a second one stands beside them who may do what the first may not. Nobody is
/// signed in by it, and the password is neither kept nor logged.
/// </summary>
internal sealed partial class SecondPersonCheck(IServiceScopeFactory scopes, SignInGate gate, IOptions<ShellOptions> shell, ILogger<SecondPersonCheck> logger)
{
    private static readonly PortalUser Nobody = new();
    private static string? _hashOfNobody;

    /// <summary>Checks who the second person is. Wrong tries lock that account as they do at the sign-in.</summary>
    /// <param name="email">The second person's e-mail.</param>
    /// <param name="password">Their password.</param>
    /// <param name="policy">What they must be allowed to do.</param>
    /// <param name="firstPersonId">Who asks, and may not be the second person.</param>
    public async Task<SecondPersonOutcome> CheckAsync(string email, string password, string policy, string firstPersonId)
    {
        var place = $"second person for {firstPersonId}";
        if (gate.IsClosed(place))
        {
            return new SecondPersonOutcome.Locked();
        }

        // A circuit lives long; what its own context remembers of an account may be old.
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = await people.FindByEmailAsync(email.Trim());
        if (user is null || user.IsDisabled || (user.IsPractice && shell.Value.Mode is not PortalMode.Practice))
        {
            // As much work as for somebody who exists: the time must not tell.
            var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<PortalUser>>();
            hasher.VerifyHashedPassword(Nobody, _hashOfNobody ??= hasher.HashPassword(Nobody, "nobody"), password);
            gate.WrongTry(place);
            return gate.WrongTryAtNobody(email.Trim()) ? new SecondPersonOutcome.Locked() : new SecondPersonOutcome.NotRight();
        }

        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<PortalUser>>();
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            gate.WrongTry(place);
            NotConfirmed(logger, user.Id, result.IsLockedOut);
            return result.IsLockedOut ? new SecondPersonOutcome.Locked() : new SecondPersonOutcome.NotRight();
        }

        if (string.Equals(user.Id, firstPersonId, StringComparison.Ordinal))
        {
            return new SecondPersonOutcome.SamePerson();
        }

        var principal = await signIn.CreateUserPrincipalAsync(user);
        if (!(await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(principal, policy)).Succeeded)
        {
            return new SecondPersonOutcome.NotAllowed();
        }

        Confirmed(logger, user.Id, policy);
        return new SecondPersonOutcome.Confirmed(new Actor(user.Id, user.DisplayName, StaffRoles.All.Last(principal.IsInRole)));
    }

    [LoggerMessage(3020, LogLevel.Information, "Person {UserId} was confirmed as the second person for {Policy}")]
    private static partial void Confirmed(ILogger logger, string userId, string policy);

    [LoggerMessage(3021, LogLevel.Information, "Person {UserId} was not confirmed as the second person; locked: {Locked}")]
    private static partial void NotConfirmed(ILogger logger, string userId, bool locked);
}
