using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Records;

/// <summary>Prepares roles and people at start, and lets people choose passwords.</summary>
internal sealed class Staff(
    UserManager<PortalUser> people,
    RoleManager<IdentityRole> roles,
    PasswordRecords passwords,
    IDbContextFactory<PortalDb> contexts,
    SetupCode setup,
    IOptions<PasswordSignInOptions> options,
    IOptions<ShellOptions> shell,
    IStringLocalizer<AccountsTexts> texts,
    TimeProvider time)
{
    /// <summary>Prepares roles and people for the portal's mode, before the server listens.</summary>
    /// <returns>The one-time code to print when there are no people yet; otherwise null.</returns>
    /// <exception cref="OptionsValidationException">The key is live and there are practice people.</exception>
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

    /// <summary>Creates missing roles.</summary>
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

    /// <summary>The state of a link for choosing a password, and its person when it is valid.</summary>
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

        // Where all people sign in at an issuer, only a link of the console is a way in.
        var isClosed = !options.Value.Passwords && link?.IsOfConsole is not true;
        var state = link is null || person is null || isClosed ? PasswordLinkState.NotKnown : link.StateOf(token, time.GetUtcNow());
        return (state, state is PasswordLinkState.Good ? person : null);
    }

    /// <summary>Sets the chosen password if the link is valid; it can be used once.</summary>
    /// <returns>The state of the link, and the problems of the password, which is set when the link is valid and there are none.</returns>
    public async Task<(PasswordLinkState State, IdentityResult Password)> ChoosePasswordAsync(
        string? personId, string? token, string password, CancellationToken cancellationToken)
    {
        var (state, person) = await LookAtLinkAsync(personId, token, cancellationToken);
        if (person is null)
        {
            return (state, IdentityResult.Success);
        }

        if (await RefusePasswordAsync(person, password, cancellationToken) is { } refused)
        {
            return (state, refused);
        }

        // Once the button is clicked, the password is set even if the page is closed at the same moment.
        var hash = people.PasswordHasher.HashPassword(person, password);
        return (await passwords.ChooseAsync(person.Id, token!, hash, CancellationToken.None), IdentityResult.Success);
    }

    /// <summary>Whether a person signs in with a password of their own; practice people share one.</summary>
    public async Task<bool> HasPasswordAsync(string personId, CancellationToken cancellationToken) =>
        options.Value.Passwords && await FindAsync(personId, cancellationToken) is { PasswordHash: not null, IsPractice: false };

    /// <summary>What is wrong with a password that a signed-in person wants, besides being one of their last; empty for nothing.</summary>
    public async Task<IReadOnlyList<string>> RefuseBySightAsync(
        string personId, string password, CancellationToken cancellationToken) =>
        await FindAsync(personId, cancellationToken) is { } person ? Sentences(await ErrorsOfAsync(person, password)) : [];

    /// <summary>
    /// Sets the password that a signed-in person wants and ends their sessions but this one; the caller holds a slot for hashing.
    /// </summary>
    /// <returns>What is wrong with the password; empty when it was set.</returns>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(
        string personId, string password, SessionId? session, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, cancellationToken) is not { } person)
        {
            return [];
        }

        if (await RefusePasswordAsync(person, password, cancellationToken) is { } refused)
        {
            return Sentences(refused.Errors);
        }

        await passwords.ChangeAsync(personId, people.PasswordHasher.HashPassword(person, password), session, CancellationToken.None);
        return [];
    }

    private async Task<PortalUser?> FindAsync(string personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == personId, cancellationToken);
    }

    private static IReadOnlyList<string> Sentences(IEnumerable<IdentityError> errors) =>
        [.. errors.Select(error => error.Description).Distinct(StringComparer.Ordinal)];

    private async Task<IdentityResult?> RefusePasswordAsync(PortalUser person, string password, CancellationToken cancellationToken)
    {
        var errors = await ErrorsOfAsync(person, password);

        // Comparing costs several hashes, so it comes last.
        if (errors.Count == 0 && await passwords.WasUsedAsync(person, password, cancellationToken))
        {
            const string Used = nameof(AccountsTexts.PasswordUsedBefore);
            errors.Add(new IdentityError { Code = Used, Description = texts[Used] });
        }

        return errors.Count == 0 ? null : IdentityResult.Failed([.. errors]);
    }

    private async Task<List<IdentityError>> ErrorsOfAsync(PortalUser person, string password)
    {
        List<IdentityError> errors = [];
        foreach (var rule in people.PasswordValidators)
        {
            errors.AddRange((await rule.ValidateAsync(people, person, password)).Errors);
        }

        return errors;
    }
}
