using System.Collections.Immutable;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.People;

/// <summary>
/// What an administrator does with people. Who acts is the person before the page and never a parameter; each step asks whether they
/// may, and the transaction asks once more.
/// </summary>
internal sealed class PeopleWorkflow(ActingPerson acting, PeopleRecords records)
{
    private static readonly ImmutableDictionary<string, FieldProblem> EmailInUse =
        ImmutableDictionary<string, FieldProblem>.Empty.Add(nameof(InviteForm.Email), FieldProblem.InUse);

    /// <summary>Invites a person and answers the link that is handed over to them.</summary>
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

        var invited = new NewPerson(form.Email.Trim(), form.Name.Trim(), [.. StaffRoles.All.Where(form.Roles.Contains)], form.Language);
        return await records.InviteAsync(invited, actor, cancellationToken) switch
        {
            PersonOutcome.LinkMade { Link: var link } => new InviteOutcome.Invited(invited.DisplayName, link),
            PersonOutcome.EmailInUse => new InviteOutcome.Invalid(EmailInUse),
            _ => new InviteOutcome.NotAllowed(),
        };
    }

    /// <summary>Gives a person these roles and no others.</summary>
    public Task<PersonOutcome> ChangeRolesAsync(string personId, IReadOnlyList<string> roles, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.ChangeRolesAsync(personId, roles, actor, cancellationToken), cancellationToken);

    /// <summary>Ends a person's access.</summary>
    public Task<PersonOutcome> DisableAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.DisableAsync(personId, actor, cancellationToken), cancellationToken);

    /// <summary>Lets a person sign in again.</summary>
    public Task<PersonOutcome> EnableAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.EnableAsync(personId, actor, cancellationToken), cancellationToken);

    /// <summary>Makes a link with which a person chooses a new password; earlier links are worth nothing afterwards.</summary>
    public Task<PersonOutcome> MakeLinkAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.MakeLinkAsync(personId, actor, cancellationToken), cancellationToken);

    /// <summary>Signs a person out everywhere.</summary>
    public Task<PersonOutcome> EndSessionsAsync(string personId, CancellationToken cancellationToken) =>
        AsAdminAsync(actor => records.EndSessionsAsync(personId, actor, cancellationToken), cancellationToken);

    private async Task<PersonOutcome> AsAdminAsync(Func<Actor, Task<PersonOutcome>> change, CancellationToken cancellationToken) =>
        await ActorAsync(cancellationToken) is { } actor ? await change(actor) : new PersonOutcome.NotAllowed();

    private Task<Actor?> ActorAsync(CancellationToken cancellationToken) => acting.AllowedAsync(Policies.Administer, cancellationToken);
}
