using System.Linq.Expressions;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Acting;

/// <summary>
/// The actor of this scope: the person of the circuit or request, or the portal itself in a job's scope. Workflows ask at each call;
/// session and roles are read from the database at that moment, not taken from the open page.
/// </summary>
internal sealed partial class ActingPerson(
    JobScope job,
    CurrentPerson current,
    SessionCheck sessions,
    AccessRecords access,
    Atomic atomic,
    IAuthorizationService authorization,
    LimitedContexts contexts,
    ILogger<ActingPerson> log)
{
    private static readonly ClaimsPrincipal Portal = PrincipalOf([Actor.Portal.Role]);

    /// <summary>The actor, if they may do this now.</summary>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when they may not, or when no person is signed in.</returns>
    public async Task<Actor?> AllowedAsync(string policy, CancellationToken cancellationToken) =>
        (await AskAsync(policy, cancellationToken)).Actor;

    /// <summary>The actor, if they may do this now to one object of their stores.</summary>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <param name="isMeant">The object, by its key.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <typeparam name="TRow">The object's row, which says to which store it belongs.</typeparam>
    public async Task<Permission> AllowedAsync<TRow>(
        string policy, Expression<Func<TRow, bool>> isMeant, CancellationToken cancellationToken)
        where TRow : class, IStoreRow
    {
        var (actor, stores) = await AskAsync(policy, cancellationToken);
        if (actor is null)
        {
            return new Permission.NotAllowed();
        }

        await using var db = await contexts.OpenAsync(stores, cancellationToken);
        if (await db.Set<TRow>().AnyAsync(isMeant, cancellationToken))
        {
            return new Permission.Given(actor);
        }

        LogNotFound(log, actor.Id, policy, typeof(TRow).Name);
        return new Permission.NotFound();
    }

    /// <summary>The store for what the actor begins now; null for the portal, and for a person of all stores who chose none.</summary>
    public async Task<LocationId?> StoreAsync(CancellationToken cancellationToken) =>
        job.IsOfJob ? null : (await sessions.FindNowAsync(await current.PrincipalAsync(), cancellationToken))?.Store;

    /// <summary>The stores in which the actor may act now: all for the portal, none for a visitor.</summary>
    public async Task<StoreScope> StoresAsync(CancellationToken cancellationToken) =>
        job.IsOfJob ? StoreScope.All
            : (await sessions.FindNowAsync(await current.PrincipalAsync(), cancellationToken))?.Stores ?? StoreScope.None;

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

    private async Task<(Actor? Actor, StoreScope Stores)> AskAsync(string policy, CancellationToken cancellationToken)
    {
        if (job.IsOfJob)
        {
            return (await MayAsync(Portal, policy) ? Actor.Portal : null, StoreScope.All);
        }

        var person = await sessions.FindNowAsync(await current.PrincipalAsync(), cancellationToken);
        if (person is { Roles: [.., var role] } && await MayAsync(PrincipalOf(person.Roles), policy))
        {
            return (Actor.OfPerson(person.UserId, person.DisplayName, role), person.Stores);
        }

        LogRefused(log, person?.UserId ?? "", policy);
        await RecordRefusedAsync(person?.UserId, policy);
        return (null, StoreScope.None);
    }

    // Pages hide what a person may not do: a person who gets here has forged a message, or lost a role while the page was open.
    private async Task RecordRefusedAsync(string? personId, string policy)
    {
        if (personId is null || atomic.IsInside)
        {
            return;
        }

        try
        {
            await access.RefusedAsync(personId, "workflow", policy);
        }
        catch (NotWritableException)
        {
            // It is refused all the same, and the log has it.
        }
    }

    private static ClaimsPrincipal PrincipalOf(IEnumerable<string> roles) =>
        new(new ClaimsIdentity(roles.Select(role => new Claim(ClaimTypes.Role, role)), authenticationType: nameof(ActingPerson)));

    private async Task<bool> MayAsync(ClaimsPrincipal principal, string policy) =>
        (await authorization.AuthorizeAsync(principal, policy)).Succeeded;

    [LoggerMessage(3050, LogLevel.Warning, "Person {UserId} was refused what needs {Policy}")]
    private static partial void LogRefused(ILogger log, string userId, string policy);

    [LoggerMessage(
        3051, LogLevel.Information, "Person {UserId} asked with {Policy} for a {Row} that does not exist or is of another store")]
    private static partial void LogNotFound(ILogger log, string userId, string policy, string row);
}
