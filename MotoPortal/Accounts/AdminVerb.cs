using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts;

/// <summary>
/// The verbs <c>admin create</c>, <c>admin link</c> and <c>admin reset-second-factor</c>: create a person or a link for a new password, or
/// remove a lost second factor, from the server's console, in every mode and while the portal runs.
/// </summary>
internal static class AdminVerb
{
    private const int Refused = 1;
    private const int Misspelt = 2;

    private static readonly string Usage = $"""
        Usage: admin create EMAIL [--role {string.Join('|', StaffRoles.All)}]... [--store LOCATION]...
               admin link EMAIL
               admin reset-second-factor EMAIL
        create makes a person with these roles ({StaffRoles.Admin} when none is named) and prints the link for choosing a password.
        LOCATION is the id of a Stripe Terminal location (tml_…), a store in which the person works; all stores when none is named.
        link prints a new link for a person who is there already.
        reset-second-factor removes a person's authenticator app and recovery codes and ends their sessions; where a second factor is
        required they set up another one when they sign in.
        """;

    /// <summary>Runs the verb and returns the process's exit code: 0 created, 1 refused, 2 invalid arguments.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        switch (words)
        {
            case ["admin", "create", [not '-', ..] email, .. var options]:
                if (Read(email, options, out var problem) is not { } person)
                {
                    await output.WriteLineAsync(problem);
                    await output.WriteLineAsync(Usage);
                    return Misspelt;
                }

                return await CreateAsync(scope.ServiceProvider, person, output, PortalAddress.Of(app.Configuration), cancellationToken);
            case ["admin", "link", [not '-', ..] email, .. var settings] when settings.All(IsSetting):
                return await LinkAsync(scope.ServiceProvider, email, output, PortalAddress.Of(app.Configuration), cancellationToken);
            case ["admin", "reset-second-factor", [not '-', ..] email, .. var settings] when settings.All(IsSetting):
                return await ResetSecondFactorAsync(scope.ServiceProvider, email, output, cancellationToken);
            default:
                await output.WriteLineAsync(Usage);
                return Misspelt;
        }
    }

    /// <summary>The person that the options describe; null, and the problem in a sentence, when an option is invalid.</summary>
    internal static NewPerson? Read(string email, string[] options, out string problem)
    {
        (List<LocationId> stores, List<string> roles, problem) = ([], [], "");
        foreach (var (option, value) in Pairs(options))
        {
            problem = option switch
            {
                "--role" when RoleOf(value) is { } role => Note(() => roles.Add(role)),
                "--role" => $"'{value}' is no role; the roles are {string.Join(", ", StaffRoles.All)}.",
                "--store" when LocationId.TryFrom(value) is { } location => Note(() => stores.Add(location)),
                "--store" => $"'{value}' is no id of a Stripe Terminal location; such an id begins with tml_.",
                _ when IsSetting(option) => "",
                _ => $"'{option}' is no option of admin create.",
            };
            if (problem.Length > 0)
            {
                return null;
            }
        }

        IReadOnlyList<string> named = [.. StaffRoles.All.Where(role => roles.Contains(role, StringComparer.Ordinal))];
        var works = stores.Count > 0 ? StoreScope.Of(stores) : StoreScope.All;
        return new NewPerson(email, email.Split('@')[0], named.Count > 0 ? named : [StaffRoles.Admin], Stores: works);
    }

    // Settings may be given beside the verb: --Portal:DataDirectory=/srv/portal
    private static bool IsSetting(string word) =>
        word.StartsWith("--urls", StringComparison.Ordinal)
        || (word.StartsWith("--", StringComparison.Ordinal) && word.Contains(':', StringComparison.Ordinal));

    private static string Note(Action note)
    {
        note();
        return "";
    }

    private static string? RoleOf(string? name) =>
        StaffRoles.All.FirstOrDefault(role => string.Equals(role, name, StringComparison.OrdinalIgnoreCase));

    // An option and its value are two arguments, or one with an equals sign.
    private static IEnumerable<(string Option, string? Value)> Pairs(string[] options)
    {
        for (var index = 0; index < options.Length; index++)
        {
            if (options[index].IndexOf('=', StringComparison.Ordinal) is var sign and > 0)
            {
                yield return (options[index][..sign], options[index][(sign + 1)..]);
            }
            else
            {
                yield return (options[index], index + 1 < options.Length ? options[++index] : null);
            }
        }
    }

    private static async Task<int> CreateAsync(
        IServiceProvider services, NewPerson person, TextWriter output, string portal, CancellationToken cancellationToken)
    {
        if (FieldRules.Email(person.Email) is not null)
        {
            await output.WriteLineAsync($"'{person.Email}' is not an e-mail address.");
            return Refused;
        }

        await services.GetRequiredService<Staff>().PrepareRolesAsync();
        var records = services.GetRequiredService<PeopleRecords>();
        if (await records.InviteAsync(person, Actor.Console, cancellationToken) is not PersonOutcome.LinkMade { Link: var link })
        {
            await output.WriteLineAsync(
                $"{person.Email} is there already. To make a new link for choosing a password, run: admin link {person.Email}");
            return Refused;
        }

        await output.WriteLineAsync($"{person.Email} can sign in as {string.Join(", ", person.Roles)} once a password is chosen.");
        await PrintAsync(link, output, portal);
        return 0;
    }

    private static async Task<int> LinkAsync(
        IServiceProvider services, string email, TextWriter output, string portal, CancellationToken cancellationToken)
    {
        var personId = await FindAsync(services, email, cancellationToken);
        PersonOutcome outcome = personId is null
            ? new PersonOutcome.NoSuchPerson()
            : await services.GetRequiredService<PeopleRecords>().MakeLinkAsync(personId, Actor.Console, cancellationToken);
        switch (outcome)
        {
            case PersonOutcome.LinkMade { Link: var link }:
                await output.WriteLineAsync($"A new password for {email}. Links that were made before are worth nothing.");
                await PrintAsync(link, output, portal);
                return 0;
            case PersonOutcome.NoSuchPerson:
                await output.WriteLineAsync($"There is no person with the e-mail {email}. To make one, run: admin create {email}");
                return Refused;
            case PersonOutcome.IsDisabled:
                await output.WriteLineAsync($"{email} is disabled; an administrator enables them on the page People first.");
                return Refused;
            default:
                await output.WriteLineAsync($"{email} is one of the people of practice mode, whose password stands on the sign-in page.");
                return Refused;
        }
    }

    private static async Task<int> ResetSecondFactorAsync(
        IServiceProvider services, string email, TextWriter output, CancellationToken cancellationToken)
    {
        PersonOutcome outcome = await FindAsync(services, email, cancellationToken) is { } personId
            ? await services.GetRequiredService<PeopleRecords>().ResetSecondFactorAsync(personId, Actor.Console, cancellationToken)
            : new PersonOutcome.NoSuchPerson();
        switch (outcome)
        {
            case PersonOutcome.Changed:
                await output.WriteLineAsync($"{email} has no second factor any more, and their sessions have ended.");
                return 0;
            case PersonOutcome.Unchanged:
                await output.WriteLineAsync($"{email} has no second factor.");
                return 0;
            default:
                await output.WriteLineAsync($"There is no person with the e-mail {email}. To make one, run: admin create {email}");
                return Refused;
        }
    }

    private static async Task<string?> FindAsync(IServiceProvider services, string email, CancellationToken cancellationToken)
    {
        var normalized = services.GetRequiredService<Microsoft.AspNetCore.Identity.ILookupNormalizer>().NormalizeEmail(email);
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancellationToken);
        return await db.Users.Where(user => user.NormalizedEmail == normalized)
            .Select(user => user.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task PrintAsync(OneTimeLink link, TextWriter output, string portal)
    {
        await output.WriteLineAsync($"Until {link.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and once, it can be chosen at");
        await output.WriteLineAsync(link.AddressAt(portal));
    }
}
