using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.SecondFactors;

/// <summary>
/// Records the second factors of people, each change with its ledger entry in one transaction. The caller has checked who the person is. A
/// change ends the person's other sessions, which another person may hold.
/// </summary>
internal sealed partial class SecondFactorRecords(
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    LedgerWriter ledger,
    SessionRecords sessions,
    SecondFactorKeys keys,
    IOptions<ShellOptions> shell,
    TimeProvider time,
    ILogger<SecondFactorRecords> logger)
{
    /// <summary>Adds a person's second factor in place of an earlier one, and creates recovery codes.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="key">The key of their app.</param>
    /// <param name="firstStep">The step of the code with which they confirmed it, which is used up.</param>
    /// <param name="session">The session in which they add it; null before they are signed in.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    /// <returns>The recovery codes, which cannot be read again; null when there is no such person, or they are disabled.</returns>
    public Task<IReadOnlyList<string>?> AddAsync(
        string personId, byte[] key, long firstStep, SessionId? session, CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(
            personId,
            "person.second_factor_added",
            session,
            async (scope, person) =>
            {
                // Between the password and the second factor a person may add their first one, and not replace one.
                if (session is null && person.TwoFactorEnabled)
                {
                    return null;
                }

                await scope.Db.Set<SecondFactor>().Where(row => row.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
                scope.Db.Add(SecondFactor.Create(personId, keys.Protect(personId, key), firstStep, time.GetUtcNow()));
                person.TwoFactorEnabled = true;
                await SessionRecords.RaiseAsync(scope, session, cancellationToken);
                return await ReplaceCodesAsync(scope, personId, cancellationToken);
            },
            cancellationToken);

    /// <summary>Removes a person's authenticator app, and the recovery codes with the last second factor.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> RemoveAsync(string personId, SessionId? session, CancellationToken cancellationToken) =>
        await ChangeAsync<object>(
            personId,
            "person.second_factor_removed",
            session,
            async (scope, person) =>
            {
                var removed = await scope.Db.Set<SecondFactor>().Where(row => row.PersonId == personId)
                    .ExecuteDeleteAsync(cancellationToken);
                return removed > 0 ? await WithoutAsync(scope, person, cancellationToken) : null;
            },
            cancellationToken) is not null;

    /// <summary>Creates recovery codes in place of the earlier ones.</summary>
    /// <returns>The codes, which cannot be read again; null when the person has no second factor.</returns>
    public Task<IReadOnlyList<string>?> MakeCodesAsync(string personId, SessionId? session, CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(
            personId,
            "person.recovery_codes_made",
            session,
            async (scope, person) => person.TwoFactorEnabled ? await ReplaceCodesAsync(scope, personId, cancellationToken) : null,
            cancellationToken);

    /// <summary>
    /// Uses up a code: one of the authenticator app whose step is later than the last one accepted, or a recovery code that is unused. Each
    /// is one conditional update, so that of parallel requests with the same code one succeeds.
    /// </summary>
    /// <returns>False when the code is wrong or used.</returns>
    public async Task<bool> UseAsync(string personId, string typed, CancellationToken cancellationToken) =>
        RecoveryCode.Resembles(typed)
            ? await UseRecoveryCodeAsync(personId, typed, cancellationToken)
            : await StepOfAsync(personId, typed, cancellationToken) is { } step
                && await atomic.RunAsync(
                    scope => scope.Db.Set<SecondFactor>().Where(row => row.PersonId == personId && row.LastStep < step)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancellationToken),
                    cancellationToken) > 0;

    private static async Task<IReadOnlyList<string>> ReplaceCodesAsync(
        AtomicScope scope, string personId, CancellationToken cancellationToken)
    {
        await scope.Db.Set<RecoveryCode>().Where(row => row.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
        IReadOnlyList<string> codes = [.. Enumerable.Range(0, RecoveryCode.Issued).Select(_ => RecoveryCode.Generate())];
        scope.Db.AddRange(codes.Select(code => RecoveryCode.Create(personId, code)));
        return codes;
    }

    private async Task<long?> StepOfAsync(string personId, string typed, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var factor = await db.Set<SecondFactor>().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken);
        return factor is null ? null : TimeCode.StepOf(keys.Unprotect(personId, factor.ProtectedKey), typed, time.GetUtcNow());
    }

    private async Task<bool> UseRecoveryCodeAsync(string personId, string typed, CancellationToken cancellationToken)
    {
        var digest = RecoveryCode.DigestOf(typed);
        var left = await atomic.RunAsync<int?>(
            async scope =>
            {
                var now = time.GetUtcNow();
                var used = await scope.Db.Set<RecoveryCode>()
                    .Where(row => row.PersonId == personId && row.Digest == digest && row.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken);
                if (used == 0)
                {
                    return null;
                }

                var person = await scope.Db.Users.SingleAsync(user => user.Id == personId, cancellationToken);
                var unused = await scope.Db.Set<RecoveryCode>()
                    .CountAsync(row => row.PersonId == personId && row.UsedAt == null, cancellationToken);
                var details = new PeopleEntries.RecoveryCodeUsed(personId, person.DisplayName, unused);
                ledger.Append(scope, "person.recovery_code_used", await SelfAsync(scope, person, cancellationToken), default, details);
                scope.Ring(PeopleTopics.Any);
                return unused;
            },
            cancellationToken);
        if (left is { } rest)
        {
            CodeUsed(logger, personId, rest);
        }

        return left is not null;
    }

    private async Task<T?> ChangeAsync<T>(
        string personId,
        string kind,
        SessionId? session,
        Func<AtomicScope, PortalUser, Task<T?>> change,
        CancellationToken cancellationToken)
        where T : class
    {
        var answer = await atomic.RunAsync(
            async scope =>
            {
                var person = await scope.Db.Users.SingleOrDefaultAsync(user => user.Id == personId, cancellationToken);
                if (person is not { IsDisabled: false } || await change(scope, person) is not { } made)
                {
                    return null;
                }

                person.ConcurrencyStamp = PeopleRecords.NewStamp();
                var ended = await sessions.EndOthersAsync(scope, personId, session, cancellationToken);
                var details = new PeopleEntries.SecondFactorChanged(personId, person.DisplayName, ended);
                ledger.Append(scope, kind, await SelfAsync(scope, person, cancellationToken), default, details);
                scope.Ring(PeopleTopics.Any);
                return made;
            },
            cancellationToken);
        if (answer is not null)
        {
            Changed(logger, personId, kind);
        }

        return answer;
    }

    private static async Task<Actor> SelfAsync(AtomicScope scope, PortalUser person, CancellationToken cancellationToken)
    {
        var roles = await PeopleRecords.RolesOfAsync(scope.Db, person.Id, cancellationToken);
        return Actor.OfPerson(person.Id, person.DisplayName, roles.Count > 0 ? roles[^1] : "");
    }

    [LoggerMessage(3060, LogLevel.Information, "Person {PersonId} changed their second factor: {Kind}")]
    private static partial void Changed(ILogger logger, string personId, string kind);

    [LoggerMessage(3061, LogLevel.Warning, "Person {PersonId} used a recovery code; {Left} are left")]
    private static partial void CodeUsed(ILogger logger, string personId, int left);
}
