using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Shell.Hosting;

namespace MotoPortal.Tests.Support;

/// <summary>
/// People of each role with an open session, and a scope for each in which they act, as on an open page. Roles and sessions are rows of the
/// real database, read by the portal's own check.
/// </summary>
internal sealed class ActingPeople(IServiceProvider services) : IAsyncDisposable
{
    private const string Stamp = "stamp";

    private readonly ConcurrentDictionary<string, ActingScope> _scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClaimsPrincipal> _principals = new(StringComparer.Ordinal);

    public static Actor Camille { get; } = Actor.OfPerson("u-camille", "Camille D.", StaffRoles.Clerk);

    public static Actor Noor { get; } = Actor.OfPerson("u-noor", "Noor B.", StaffRoles.Clerk);

    public static Actor Sam { get; } = Actor.OfPerson("u-sam", "Sam T.", StaffRoles.Supervisor);

    public static Actor Audrey { get; } = Actor.OfPerson("u-audrey", "Audrey L.", StaffRoles.Auditor);

    public static Actor Alex { get; } = Actor.OfPerson("u-alex", "Alex P.", StaffRoles.Admin);

    /// <summary>The scope of a background job.</summary>
    public ActingScope Portal => _scopes.GetOrAdd(
        "", _ => new ActingScope(JobScope.Create(services.GetRequiredService<IServiceScopeFactory>())));

    /// <summary>A scope in which no person is signed in.</summary>
    public ActingScope Nobody => _scopes.GetOrAdd("nobody", _ => Open(new ClaimsPrincipal(new ClaimsIdentity())));

    /// <summary>Adds the accounts to a host without pages.</summary>
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAccounts(configuration);
        services.AddScoped<AuthenticationStateProvider, ServerAuthenticationStateProvider>();

        // Tests move the clock by months; the end of a session has its own tests.
        services.Configure<AccountsOptions>(accounts => accounts.SessionLasts = TimeSpan.FromDays(36_500));
    }

    /// <summary>The same people with the same sessions, after a restart of the portal.</summary>
    public ActingPeople With(IServiceProvider restarted)
    {
        var people = new ActingPeople(restarted);
        foreach (var (id, principal) in _principals)
        {
            people._principals[id] = principal;
        }

        return people;
    }

    /// <summary>Takes up the sessions of people of all stores whom another process has written.</summary>
    public async Task ResumeAsync(params IEnumerable<Actor> people)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        foreach (var person in people)
        {
            var session = await db.Set<PersonSession>().SingleAsync(session => session.PersonId == person.Id);
            _principals[person.Id] = PrincipalOf(person, session, StoreScope.All);
        }
    }

    /// <summary>The scope in which this person acts; always the same.</summary>
    public ActingScope As(Actor person) => person == Actor.Portal ? Portal : _scopes.GetOrAdd(person.Id, id => Open(_principals[id]));

    /// <summary>Writes people of all stores and their sessions.</summary>
    public Task SeedAsync(params IEnumerable<Actor> people) => SeedInAsync(StoreScope.All, people);

    /// <summary>Writes people of these stores and their sessions.</summary>
    public Task SeedInAsync(StoreScope stores, params IEnumerable<Actor> people) =>
        services.GetRequiredService<Atomic>().RunAsync(
            async scope =>
            {
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                if (!await scope.Db.Roles.AnyAsync())
                {
                    scope.Db.Roles.AddRange(StaffRoles.All.Select(role =>
                        new IdentityRole(role) { Id = role, NormalizedName = role.ToUpperInvariant() }));
                }

                foreach (var person in people)
                {
                    var session = PersonSession.Start(person.Id, now, hasSecondFactor: true);
                    var user = new PortalUser
                    {
                        Id = person.Id,
                        UserName = person.Id,
                        DisplayName = person.Name,
                        SecurityStamp = Stamp,
                        WorksInAllStores = stores.IsAll,
                    };
                    scope.Db.Users.Add(user);
                    PersonStore.Add(scope, user, stores);
                    scope.Db.UserRoles.Add(new IdentityUserRole<string> { UserId = person.Id, RoleId = person.Role });
                    scope.Db.Add(session);
                    _principals[person.Id] = PrincipalOf(person, session, stores);
                }
            },
            CancellationToken.None);

    /// <summary>The claims in this person's cookie.</summary>
    public ClaimsPrincipal PrincipalOf(Actor person) => _principals[person.Id];

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes.Values)
        {
            await scope.DisposeAsync();
        }
    }

    private static ClaimsPrincipal PrincipalOf(Actor person, PersonSession session, StoreScope stores)
    {
        var claims = new IdentityOptions().ClaimsIdentity;
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(claims.UserIdClaimType, person.Id),
                new Claim(claims.RoleClaimType, person.Role),
                new Claim(claims.SecurityStampClaimType, Stamp),
                new Claim(PersonClaims.Session, session.Id.Value),
                .. StoreClaims.For(stores),
            ],
            IdentityConstants.ApplicationScheme));
    }

    private ActingScope Open(ClaimsPrincipal principal)
    {
        var scope = services.CreateAsyncScope();
        ActingScope.SignIn(scope.ServiceProvider, principal);
        return new ActingScope(scope);
    }
}
