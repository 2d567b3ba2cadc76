using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.People;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>The people of a running portal, by its workflows and its database.</summary>
internal sealed class PeopleHost(PortalFactory portal)
{
    /// <summary>The service that records people.</summary>
    public PeopleRecords Records => portal.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<PeopleRecords>();

    /// <summary>A person as currently in the database.</summary>
    public async Task<PortalUser> FindAsync(string email)
    {
        await using var db = await DatabaseAsync();
        return await db.Users.AsNoTracking().SingleAsync(user => user.Email == email);
    }

    /// <summary>The person as an actor with this role.</summary>
    public async Task<Actor> ActorAsync(string email, string role)
    {
        var person = await FindAsync(email);
        return Actor.OfPerson(person.Id, person.DisplayName, role);
    }

    /// <summary>A person's roles.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(string email)
    {
        await using var db = await DatabaseAsync();
        var names = from user in db.Users
                    join link in db.UserRoles on user.Id equals link.UserId
                    join role in db.Roles on link.RoleId equals role.Id
                    where user.Email == email
                    select role.Name!;
        return [.. StaffRoles.All.Where((await names.ToListAsync()).Contains)];
    }

    /// <summary>The ledger's entries about people, in order, with their payloads.</summary>
    public async Task<IReadOnlyList<(string Kind, string Actor, string Json)>> EntriesAsync()
    {
        await using var db = await DatabaseAsync();
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => entry.Kind.StartsWith("person."))
            .OrderBy(entry => entry.Sequence)
            .ToListAsync();
        return [.. entries.Select(entry => (entry.Kind, entry.ActorId, entry.Payload!.Json))];
    }

    /// <summary>Creates another administrator with a password.</summary>
    public async Task<Actor> AddAdminAsync(string email)
    {
        var invited = new NewPerson(email, email.Split('@')[0], [StaffRoles.Admin]);
        var made = (await Records.InviteAsync(invited, Actor.Console, CancellationToken.None)).ShouldBeOfType<PersonOutcome.LinkMade>();
        await ChooseAsync(made.Link, "correct horse battery 7");
        return await ActorAsync(email, StaffRoles.Admin);
    }

    /// <summary>Chooses a password by a link, as the page does.</summary>
    public async Task<PasswordLinkState> ChooseAsync(OneTimeLink link, string password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<Staff>();
        return (await staff.ChoosePasswordAsync(link.PersonId, link.Token, password, CancellationToken.None)).State;
    }

    /// <summary>The services of this person's page.</summary>
    public async Task<ActingScope> ActAsAsync(string email)
    {
        var scope = portal.Services.CreateAsyncScope();
        ActingScope.SignIn(scope.ServiceProvider, await PrincipalAsync(email));
        return new ActingScope(scope);
    }

    /// <summary>The workflow of this person's page.</summary>
    public async Task<PeopleWorkflow> WorkflowAsAsync(AsyncServiceScope page, string email)
    {
        var principal = await PrincipalAsync(email);
        ((IHostEnvironmentAuthenticationStateProvider)page.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        return page.ServiceProvider.GetRequiredService<PeopleWorkflow>();
    }

    /// <summary>The person with a new session.</summary>
    public async Task<ClaimsPrincipal> PrincipalAsync(string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var person = (await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByEmailAsync(email))!;
        var sessions = scope.ServiceProvider.GetRequiredService<SessionRecords>();
        var session = await sessions.StartAsync(person.Id, earlier: null, place: null, hasSecondFactor: true, CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<SignInWithSession>().PrincipalAsync(person, session);
    }

    /// <summary>The portal's database.</summary>
    public Task<PortalDb> DatabaseAsync() => portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
}
