using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>What the portal needs of its people at start and before anyone signs in: roles, and passwords by link.</summary>
internal sealed class Staff(
    UserManager<PortalUser> people,
    RoleManager<IdentityRole> roles,
    PeopleRecords records,
    IDbContextFactory<PortalDb> contexts,
    SetupCode setup,
    IOptions<ShellOptions> shell,
    TimeProvider time)
{
    /// <summary>
    /// Prepares roles and people for the portal's mode, before anything listens.
    /// </summary>
    /// <returns>The one-time code to print when there is nobody yet; else null.</returns>
    /// <exception cref="OptionsValidationException">A live key beside people for practice.</exception>
    public async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        await PrepareRolesAsync();
        if (shell.Value.Mode is PortalMode.Practice)
        {
            await PracticePeople.SeedAsync(people);
            return null;
        }

        if (shell.Value.Mode is PortalMode.Live && await people.Users.AnyAsync(user => user.IsPractice, cancellationToken))
        {
            const string Sentence = "Stripe:ApiKey is a live key, but the database holds the people of practice mode; "
                + "set Portal:DataDirectory or ConnectionStrings:Portal to a database of its own.";
            throw new OptionsValidationException("Stripe", typeof(ShellOptions), [Sentence]);
        }

        return await people.Users.AnyAsync(user => !user.IsPractice, cancellationToken) ? null : setup.Issue();
    }

    /// <summary>Sees to it that every role is there.</summary>
    public async Task PrepareRolesAsync()
    {
        foreach (var role in StaffRoles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole(role));
            }
        }
    }

    /// <summary>What a link for choosing a password is worth, and whose it is when it is good.</summary>
    public async Task<(PasswordLinkState State, PortalUser? Person)> LookAtLinkAsync(
        string? personId, string? token, CancellationToken cancellationToken)
    {
        if (personId is null || token is null)
        {
            return (PasswordLinkState.NotKnown, null);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var link =
            await db.Set<IssuedPasswordLink>().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken);
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == personId && !user.IsDisabled, cancellationToken);
        var state = link is null || person is null ? PasswordLinkState.NotKnown : link.StateOf(token, time.GetUtcNow());
        return (state, state is PasswordLinkState.Good ? person : null);
    }

    /// <summary>Gives the person the chosen password when the link is good; it is good once.</summary>
    /// <returns>What the link was worth, and what is wrong with the password, which is kept when the link is good and nothing is.</returns>
    public async Task<(PasswordLinkState State, IdentityResult Password)> ChoosePasswordAsync(
        string? personId, string? token, string password, CancellationToken cancellationToken)
    {
        var (state, person) = await LookAtLinkAsync(personId, token, cancellationToken);
        if (person is null)
        {
            return (state, IdentityResult.Success);
        }

        if (await RefusePasswordAsync(person, password) is { } refused)
        {
            return (state, refused);
        }

        // Whoever has pressed the button means it, even if the page is closed in the same moment.
        var hash = people.PasswordHasher.HashPassword(person, password);
        return (await records.ChoosePasswordAsync(person.Id, token!, hash, CancellationToken.None), IdentityResult.Success);
    }

    private async Task<IdentityResult?> RefusePasswordAsync(PortalUser person, string password)
    {
        List<IdentityError> errors = [];
        foreach (var rule in people.PasswordValidators)
        {
            errors.AddRange((await rule.ValidateAsync(people, person, password)).Errors);
        }

        return errors.Count == 0 ? null : IdentityResult.Failed([.. errors]);
    }
}
