using System.Collections.Immutable;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.People;

/// <summary>
/// Changes people on behalf of an administrator. The acting person comes from the scope and is never a parameter; each method checks the
/// permission, and the transaction checks it again.
/// </summary>
internal sealed class PeopleWorkflow(ActingPerson acting, PeopleRecords records)
{
    private static readonly ImmutableDictionary<string, FieldProblem> EmailInUse =
        ImmutableDictionary<string, FieldProblem>.Empty.Add(nameof(InviteForm.Email), FieldProblem.InUse);

    /// <summary>Invites a person and returns the link to hand over.</summary>
    public async Task<InviteOutcome> InviteAsync(InviteForm form, CancellationToken cancellationToken)
    {
        if (await ActorAsync(cancellationToken) is not { } actor)
        {
            return new InviteOutcome.NotAllowed();
        }

        if (form.Check() is { IsEmpty: false } problems)
        {
            return new InviteOutcome.Invalid(problems);
        }

        var invited = new NewPerson(
            form.Email.Trim(),
            form.Name.Trim(),
            [.. StaffRoles.All.Where(form.Roles.Contains)],
            form.Language,
            form.StoresOrAll());
        return await records.InviteAsync(invited, actor, cancellationToken) switch
        {
            PersonOutcome.LinkMade { Link: var link } => new InviteOutcome.Invited(invited.DisplayName, link),
            PersonOutcome.EmailInUse => new InviteOutcome.Invalid(EmailInUse),
            _ => new InviteOutcome.NotAllowed(),
        };
    }

    /// <summary>Sets a person's roles.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="roles">The roles from now on.</param>
    /// <param name="seen">The roles as they were shown; nothing is changed when they are others by now. Null when none were shown.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<PersonOutcome> ChangeRolesAsync(
        string personId, IReadOnlyList<string> roles, IReadOnlyList<string>? seen, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.ChangeRolesAsync(personId, roles, seen, actor, cancellationToken), cancellationToken);

    /// <summary>Sets the stores in which a person works.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="stores">The stores from now on.</param>
    /// <param name="seen">The stores as they were shown; nothing is changed when they are others by now. Null when none were shown.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<PersonOutcome> ChangeStoresAsync(
        string personId, StoreScope stores, StoreScope? seen, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.ChangeStoresAsync(personId, stores, seen, actor, cancellationToken), cancellationToken);

    /// <summary>Disables a person.</summary>
    public Task<PersonOutcome> DisableAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.DisableAsync(personId, actor, cancellationToken), cancellationToken);

    /// <summary>Enables a person.</summary>
    public Task<PersonOutcome> EnableAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.EnableAsync(personId, actor, cancellationToken), cancellationToken);

    /// <summary>Creates a link with which a person chooses a new password; earlier links become invalid.</summary>
    public Task<PersonOutcome> MakeLinkAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.MakeLinkAsync(personId, actor, cancellationToken), cancellationToken);

    /// <summary>Removes the second factor of a person who lost it.</summary>
    public Task<PersonOutcome> ResetSecondFactorAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.ResetSecondFactorAsync(personId, actor, cancellationToken), cancellationToken);

    /// <summary>Ends all sessions of a person.</summary>
    public Task<PersonOutcome> EndSessionsAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.EndSessionsAsync(personId, actor, cancellationToken), cancellationToken);

    private async Task<PersonOutcome> AsAdminAsync(Func<Actor, Task<PersonOutcome>> change, CancellationToken cancellationToken) =>
        await ActorAsync(cancellationToken) is { } actor ? await change(actor) : new PersonOutcome.NotAllowed();

    private Task<Actor?> ActorAsync(CancellationToken cancellationToken) => acting.AllowedAsync(Policies.Administer, cancellationToken);
}
