using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;

namespace MotoPortal.Accounts.Acting;

/// <summary>
/// The actor of this scope: the person of the circuit or request, or the portal itself in a job's scope. Workflows ask at each call;
/// session and roles are read from the database at that moment, not taken from the open page.
/// </summary>
internal sealed partial class ActingPerson(
    JobScope job, CurrentPerson current, SessionCheck sessions, IAuthorizationService authorization, ILogger<ActingPerson> log)
{
    private static readonly ClaimsPrincipal Portal = PrincipalOf([Actor.Portal.Role]);

    /// <summary>The actor, if they may do this now.</summary>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when they may not, or when no person is signed in.</returns>
    public async Task<Actor?> AllowedAsync(string policy, CancellationToken cancellationToken)
    {
        if (job.IsOfJob)
        {
            return await MayAsync(Portal, policy) ? Actor.Portal : null;
        }

        var person = await sessions.FindNowAsync(await current.PrincipalAsync(), cancellationToken);
        if (person is { Roles: [.., var role] } && await MayAsync(PrincipalOf(person.Roles), policy))
        {
            return Actor.OfPerson(person.UserId, person.DisplayName, role);
        }

        LogRefused(log, person?.UserId ?? "", policy);
        return null;
    }

    /// <summary>
    /// Whether the actor may do this as well; for permissions that only extend another one, so that a denial is not logged.
    /// </summary>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<bool> MayAsync(string policy, CancellationToken cancellationToken) =>
        job.IsOfJob
            ? await MayAsync(Portal, policy)
            : await sessions.FindNowAsync(await current.PrincipalAsync(), cancellationToken) is { } person
                && await MayAsync(PrincipalOf(person.Roles), policy);

    private static ClaimsPrincipal PrincipalOf(IEnumerable<string> roles) =>
        new(new ClaimsIdentity(roles.Select(role => new Claim(ClaimTypes.Role, role)), authenticationType: nameof(ActingPerson)));

    private async Task<bool> MayAsync(ClaimsPrincipal principal, string policy) =>
        (await authorization.AuthorizeAsync(principal, policy)).Succeeded;

    [LoggerMessage(3050, LogLevel.Warning, "Person {UserId} was refused what needs {Policy}")]
    private static partial void LogRefused(ILogger log, string userId, string policy);
}
