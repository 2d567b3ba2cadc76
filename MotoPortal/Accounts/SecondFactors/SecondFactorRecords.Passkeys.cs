using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.SecondFactors;

/// <content>Passkeys, which are second factors beside the authenticator app.</content>
internal sealed partial class SecondFactorRecords
{
    /// <summary>The number of passkeys that a person may have.</summary>
    public const int MostPasskeys = 10;

    /// <summary>The greatest length of a passkey's name.</summary>
    public const int LongestPasskeyName = 60;

    /// <summary>Adds a passkey, and creates recovery codes for a person who had no second factor before.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="name">What they call it; may hold no card number.</param>
    /// <param name="made">The passkey, checked.</param>
    /// <param name="challenge">The digest of the challenge that it answered, which is used up.</param>
    /// <param name="session">The session in which they add it; null before they are signed in.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    /// <returns>
    /// The recovery codes, which cannot be read again, empty for a person who has them; null when nothing was added: the person is gone or
    /// disabled, the challenge was used, the passkey is known, or there are too many.
    /// </returns>
    public Task<IReadOnlyList<string>?> AddPasskeyAsync(
        string personId,
        string name,
        UserPasskeyInfo made,
        byte[] challenge,
        SessionId? session,
        CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(
            personId,
            "person.passkey_added",
            session,
            async (scope, person) =>
            {
                var passkeys = scope.Db.UserPasskeys;
                if ((session is null && person.TwoFactorEnabled)
                    || !await UseChallengeAsync(scope, challenge, cancellationToken)
                    || await passkeys.AnyAsync(row => row.CredentialId == made.CredentialId, cancellationToken)
                    || await passkeys.CountAsync(row => row.UserId == personId, cancellationToken) >= MostPasskeys)
                {
                    return null;
                }

                scope.Db.Add(RowOf(personId, name, made));
                var isFirst = !person.TwoFactorEnabled;
                person.TwoFactorEnabled = true;
                await SessionRecords.RaiseAsync(scope, session, cancellationToken);
                return isFirst ? await ReplaceCodesAsync(scope, personId, cancellationToken) : [];
            },
            cancellationToken);

    /// <summary>Removes a passkey, and the recovery codes with the last second factor.</summary>
    /// <returns>False when it is not this person's.</returns>
    public async Task<bool> RemovePasskeyAsync(
        string personId, byte[] credential, SessionId? session, CancellationToken cancellationToken) =>
        await ChangeAsync<object>(
            personId,
            "person.passkey_removed",
            session,
            async (scope, person) =>
            {
                var removed = await scope.Db.UserPasskeys
                    .Where(row => row.UserId == personId && row.CredentialId == credential)
                    .ExecuteDeleteAsync(cancellationToken);
                return removed > 0 ? await WithoutAsync(scope, person, cancellationToken) : null;
            },
            cancellationToken) is not null;

    /// <summary>Renames a passkey.</summary>
    /// <returns>False when it is not this person's.</returns>
    public Task<bool> RenamePasskeyAsync(string personId, byte[] credential, string name, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await FindPasskeyAsync(scope, personId, credential, cancellationToken) is not { } passkey)
                {
                    return false;
                }

                passkey.Data.Name = name;
                scope.Ring(PeopleTopics.Any);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// Records that a passkey answered a challenge, in one transaction with what must still be so: the challenge is unused, the passkey is
    /// there and its counter has grown, and the person may sign in. Of parallel requests with one answer one succeeds.
    /// </summary>
    /// <param name="personId">The person whose passkey it is.</param>
    /// <param name="proved">The passkey, with the counter of the answer.</param>
    /// <param name="challenge">The digest of the challenge.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    public Task<bool> UsePasskeyAsync(
        string personId, UserPasskeyInfo proved, byte[] challenge, CancellationToken cancellationToken)
    {
        var isPractice = shell.Value.Mode is PortalMode.Practice;
        return atomic.RunAsync(
            async scope =>
            {
                var mayCome = await scope.Db.Users.AnyAsync(
                    user => user.Id == personId && !user.IsDisabled && (!user.IsPractice || isPractice), cancellationToken);
                if (!mayCome
                    || await FindPasskeyAsync(scope, personId, proved.CredentialId, cancellationToken) is not { } passkey
                    || !IsLater(proved.SignCount, passkey.Data.SignCount)
                    || !await UseChallengeAsync(scope, challenge, cancellationToken))
                {
                    return false;
                }

                (passkey.Data.SignCount, passkey.Data.IsBackedUp) = (proved.SignCount, proved.IsBackedUp);
                scope.Db.Entry(passkey).Property<DateTimeOffset?>(PortalDb.PasskeyUsedAt).CurrentValue = time.GetUtcNow();
                scope.Ring(PeopleTopics.Any);
                return true;
            },
            cancellationToken);
    }

    // Many passkeys do not count and always say zero (https://www.w3.org/TR/webauthn-3/#sctn-sign-counter).
    private static bool IsLater(uint count, uint last) => (count, last) is (0, 0) || count > last;

    private static Task<IdentityUserPasskey<string>?> FindPasskeyAsync(
        AtomicScope scope, string personId, byte[] credential, CancellationToken cancellationToken) =>
        scope.Db.UserPasskeys.SingleOrDefaultAsync(row => row.UserId == personId && row.CredentialId == credential, cancellationToken);

    // Of what the passkey said of itself only what is needed to check its answers.
    private IdentityUserPasskey<string> RowOf(string personId, string name, UserPasskeyInfo made) =>
        new()
        {
            UserId = personId,
            CredentialId = made.CredentialId,
            Data = new IdentityPasskeyData
            {
                PublicKey = made.PublicKey,
                Name = name,
                CreatedAt = time.GetUtcNow(),
                SignCount = made.SignCount,
                Transports = made.Transports,
                IsUserVerified = made.IsUserVerified,
                IsBackupEligible = made.IsBackupEligible,
                IsBackedUp = made.IsBackedUp,
                AttestationObject = [],
                ClientDataJson = [],
            },
        };

    private async Task<bool> UseChallengeAsync(AtomicScope scope, byte[] challenge, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = now - UsedChallenge.Lasts;
        await scope.Db.Set<UsedChallenge>().Where(row => row.UsedAt <= before).ExecuteDeleteAsync(cancellationToken);
        if (await scope.Db.Set<UsedChallenge>().AnyAsync(row => row.Digest == challenge, cancellationToken))
        {
            return false;
        }

        scope.Db.Add(UsedChallenge.Create(challenge, now));
        return true;
    }

    // Recovery codes stand in for a second factor; without one they would be a third way in.
    private static async Task<PortalUser> WithoutAsync(AtomicScope scope, PortalUser person, CancellationToken cancellationToken)
    {
        var isLeft = await scope.Db.Set<SecondFactor>().AnyAsync(row => row.PersonId == person.Id, cancellationToken)
            || await scope.Db.UserPasskeys.AnyAsync(row => row.UserId == person.Id, cancellationToken);
        if (!isLeft)
        {
            await PeopleRecords.DeleteSecondFactorAsync(scope, person, cancellationToken);
        }

        return person;
    }
}
