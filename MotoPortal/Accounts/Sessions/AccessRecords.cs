using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Sessions;

/// <summary>Records in the ledger who came in, who did not, and what was refused.</summary>
internal sealed class AccessRecords(Atomic atomic, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>The refusals of one person that are recorded in a minute; the ledger keeps entries for ever, and the log has all.</summary>
    public const int MostRefusals = 60;

    private const string Refused = "access.refused";

    /// <summary>Records a sign-in in the transaction that begins the session.</summary>
    public async Task SignedInAsync(AtomicScope scope, string personId, SessionId session, CancellationToken cancellationToken) =>
        ledger.Append(
            scope,
            "access.signed_in",
            await ActorOfAsync(scope.Db, personId, cancellationToken),
            default,
            new AccessEntry(personId, session.Value));

    /// <summary>Records a sign-out in the transaction that ends the session.</summary>
    public async Task SignedOutAsync(AtomicScope scope, string personId, SessionId session, CancellationToken cancellationToken) =>
        ledger.Append(
            scope,
            "access.signed_out",
            await ActorOfAsync(scope.Db, personId, cancellationToken),
            default,
            new AccessEntry(personId, session.Value));

    /// <summary>Records a wrong password. It takes as long whether there is such a person or not.</summary>
    /// <param name="personId">The person; null for an address of no person who may sign in.</param>
    /// <param name="locked">Whether the account is locked now.</param>
    public Task WrongPasswordAsync(string? personId, bool locked) => atomic.RunAsync(
        scope =>
        {
            ledger.Append(
                scope, "access.password_wrong", Actor.Portal, default, new AccessEntry(personId, locked ? "locked" : null));
            return Task.CompletedTask;
        },
        CancellationToken.None);

    /// <summary>
    /// Records that a person was refused a page, an endpoint or a step behind one, up to <see cref="MostRefusals"/> a minute.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="page">The page's route, without what stands in it; <c>workflow</c> for a step behind a page.</param>
    /// <param name="policy">The policy that they do not meet.</param>
    public Task RefusedAsync(string personId, string page, string policy) => atomic.RunAsync(
        async scope =>
        {
            var before = time.GetUtcNow() - TimeSpan.FromMinutes(1);
            var newest = await scope.Db.Set<LedgerEntry>().Where(entry => entry.ActorId == personId)
                .OrderByDescending(entry => entry.Sequence).Take(MostRefusals)
                .Select(entry => new { entry.Kind, entry.At }).ToListAsync(CancellationToken.None);
            if (newest.Count < MostRefusals || newest.Exists(entry => entry.Kind != Refused || entry.At <= before))
            {
                ledger.Append(
                    scope,
                    Refused,
                    await ActorOfAsync(scope.Db, personId, CancellationToken.None),
                    default,
                    new AccessEntry(personId, $"{page}: {policy}"));
            }
        },
        CancellationToken.None);

    /// <summary>Records that a second person proved who they are.</summary>
    /// <param name="second">The second person.</param>
    /// <param name="firstPersonId">The person on whose page they did.</param>
    /// <param name="policy">The policy that they meet.</param>
    public Task SecondPersonAsync(Actor second, string firstPersonId, string policy) => atomic.RunAsync(
        scope =>
        {
            ledger.Append(scope, "access.second_person", second, default, new AccessEntry(firstPersonId, policy));
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static async Task<Actor> ActorOfAsync(PortalDb db, string personId, CancellationToken cancellationToken)
    {
        var name = await db.Users.Where(user => user.Id == personId).Select(user => user.DisplayName)
            .SingleOrDefaultAsync(cancellationToken);
        var roles = await (
            from held in db.UserRoles
            join role in db.Roles on held.RoleId equals role.Id
            where held.UserId == personId
            select role.Name).ToListAsync(cancellationToken);
        return Actor.OfRow(personId, name ?? "", StaffRoles.All.LastOrDefault(role => roles.Contains(role)) ?? "");
    }
}
