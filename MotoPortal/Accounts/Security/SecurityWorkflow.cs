using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Security;

/// <summary>
/// Changes how the acting person signs in, and ends their sessions. Always their own: no method takes a person. What would weaken the
/// account asks for password and code, or a passkey, again.
/// </summary>
internal sealed class SecurityWorkflow(
    ActingPerson acting,
    CurrentPerson current,
    StepUp stepUp,
    SecondFactorRecords factors,
    SessionRecords sessions,
    Staff staff,
    HashingSlots hashing,
    Atomic atomic,
    LedgerWriter ledger,
    IDbContextFactory<PortalDb> contexts,
    IOptions<ShellOptions> shell)
{
    /// <summary>
    /// Changes the person's password and ends their other sessions. What the rules refuse at sight is told before the person proves who
    /// they are, so that no code is used up for it; whether it was one of the last only afterwards, because that could be asked to guess.
    /// </summary>
    public async Task<SecurityOutcome> ChangePasswordAsync(string password, StepUpProof proof, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SecureOwnAccount, cancellationToken) is not { } self)
        {
            return new SecurityOutcome.NotAllowed();
        }

        if (!await staff.HasPasswordAsync(self.Id, cancellationToken))
        {
            return new SecurityOutcome.NoPassword();
        }

        if (await staff.RefuseBySightAsync(self.Id, password, cancellationToken) is { Count: > 0 } sentences)
        {
            return new SecurityOutcome.PasswordRefused(sentences);
        }

        return await AsSelfAsync(
            proof,
            async (_, session) =>
            {
                using var slot = hashing.TryTake();
                return slot is null ? new SecurityOutcome.NotConfirmed(StepUpOutcome.Busy)
                    : await staff.ChangePasswordAsync(self.Id, password, session, CancellationToken.None) is { Count: > 0 } refused
                        ? new SecurityOutcome.PasswordRefused(refused)
                    : new SecurityOutcome.PasswordChanged();
            },
            cancellationToken);
    }

    /// <summary>Creates recovery codes in place of the earlier ones.</summary>
    public Task<SecurityOutcome> MakeRecoveryCodesAsync(StepUpProof proof, CancellationToken cancellationToken) =>
        AsSelfAsync(
            proof,
            async (self, session) => await factors.MakeCodesAsync(self.Id, session, CancellationToken.None) is { } codes
                ? new SecurityOutcome.CodesMade(codes)
                : new SecurityOutcome.Unchanged(),
            cancellationToken);

    /// <summary>Removes the authenticator app of a person who has a passkey, or whose roles do not require a second factor.</summary>
    public Task<SecurityOutcome> RemoveSecondFactorAsync(StepUpProof proof, CancellationToken cancellationToken) =>
        AsSelfAsync(
            proof,
            async (self, session) =>
                await IsLastRequiredAsync(self.Id, credential: null, cancellationToken) ? new SecurityOutcome.IsRequired()
                : await factors.RemoveAsync(self.Id, session, CancellationToken.None) ? new SecurityOutcome.Changed()
                : new SecurityOutcome.Unchanged(),
            cancellationToken);

    /// <summary>Removes a passkey, unless it is the last second factor of a person whose roles require one.</summary>
    public Task<SecurityOutcome> RemovePasskeyAsync(string id, StepUpProof proof, CancellationToken cancellationToken) =>
        AsSelfAsync(
            proof,
            async (self, session) =>
            {
                var credential = Convert.FromHexString(id);
                return await IsLastRequiredAsync(self.Id, credential, cancellationToken) ? new SecurityOutcome.IsRequired()
                    : await factors.RemovePasskeyAsync(self.Id, credential, session, CancellationToken.None) ? new SecurityOutcome.Changed()
                    : new SecurityOutcome.Unchanged();
            },
            cancellationToken);

    /// <summary>Renames a passkey. Its name opens nothing, so the person is not asked again.</summary>
    public async Task<SecurityOutcome> RenamePasskeyAsync(string id, string name, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SecureOwnAccount, cancellationToken) is not { } self)
        {
            return new SecurityOutcome.NotAllowed();
        }

        if (PasskeyEnrolment.NameOf(name) is not { } called)
        {
            return new SecurityOutcome.NameNotGood();
        }

        return await factors.RenamePasskeyAsync(self.Id, Convert.FromHexString(id), called, cancellationToken)
            ? new SecurityOutcome.Changed()
            : new SecurityOutcome.Unchanged();
    }

    /// <summary>Ends one of the person's sessions.</summary>
    public Task<SecurityOutcome> EndSessionAsync(SessionId id, CancellationToken cancellationToken) =>
        EndAsync(async (scope, self, _) => await sessions.EndOneAsync(scope, self.Id, id, cancellationToken) ? 1 : 0, cancellationToken);

    /// <summary>Ends all of the person's sessions but the one in which they act.</summary>
    public Task<SecurityOutcome> EndOtherSessionsAsync(CancellationToken cancellationToken) =>
        EndAsync((scope, self, own) => sessions.EndOthersAsync(scope, self.Id, own, cancellationToken), cancellationToken);

    private async Task<SecurityOutcome> AsSelfAsync(
        StepUpProof proof, Func<Actor, SessionId?, Task<SecurityOutcome>> change, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SecureOwnAccount, cancellationToken) is not { } self)
        {
            return new SecurityOutcome.NotAllowed();
        }

        var session = await OwnSessionAsync();
        var reason = await stepUp.CheckAsync(self.Id, session, proof, cancellationToken);
        return reason is StepUpOutcome.Confirmed
            ? await change(self, session)
            : new SecurityOutcome.NotConfirmed(reason);
    }

    private async Task<SecurityOutcome> EndAsync(
        Func<AtomicScope, Actor, SessionId?, Task<int>> end, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SecureOwnAccount, cancellationToken) is not { } self)
        {
            return new SecurityOutcome.NotAllowed();
        }

        var own = await OwnSessionAsync();
        return await atomic.RunAsync<SecurityOutcome>(
            async scope =>
            {
                if (await end(scope, self, own) is not (> 0 and var ended))
                {
                    return new SecurityOutcome.Unchanged();
                }

                ledger.Append(scope, "person.sessions_ended", self, default, new PeopleEntries.SessionsEnded(self.Id, self.Name, ended));
                scope.Ring(PeopleTopics.Any);
                return new SecurityOutcome.Changed();
            },
            cancellationToken);
    }

    private async Task<SessionId?> OwnSessionAsync() => SignInWithSession.SessionOf(await current.PrincipalAsync());

    // Whether the person needs a second factor and has none besides this passkey, or for null besides the app.
    private async Task<bool> IsLastRequiredAsync(string personId, byte[]? credential, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var others = credential is null
            ? await db.UserPasskeys.CountAsync(row => row.UserId == personId, cancellationToken)
            : await db.UserPasskeys.CountAsync(row => row.UserId == personId && row.CredentialId != credential, cancellationToken)
                + await db.Set<SecondFactor>().CountAsync(row => row.PersonId == personId, cancellationToken);
        return others == 0
            && SecondFactorRule.IsRequired(await PeopleRecords.RolesOfAsync(db, personId, cancellationToken), shell.Value.Mode);
    }
}
