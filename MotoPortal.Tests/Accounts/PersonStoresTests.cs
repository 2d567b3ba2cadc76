using System.Security.Claims;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>The stores in which a person works: who sets them, what is written down, and what an open page has of them.</summary>
public sealed class PersonStoresTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";
    private static readonly LocationId Lyon = LocationId.From("tml_Lyon");
    private static readonly LocationId Paris = LocationId.From("tml_Paris");

    private PortalFactory _portal = null!;
    private PeopleHost _people = null!;

    public Task InitializeAsync()
    {
        _portal = new PortalFactory().Start();
        _people = new PeopleHost(_portal);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task A_new_person_works_in_the_stores_of_the_invitation_and_in_no_other()
    {
        var id = await InviteAsync(StaffRoles.Clerk, StoreScope.Of([Lyon]));

        (await StoresAsync()).ShouldBe(StoreScope.Of([Lyon]));
        (await _people.FindAsync(Ada)).LocationId.ShouldBe(Lyon);
        (await ChangesAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_works_in_all_stores_whatever_is_set()
    {
        await InviteAsync(StaffRoles.Admin, StoreScope.Of([Lyon]));

        (await StoresAsync()).ShouldBe(StoreScope.All);
    }

    [Fact]
    public async Task A_change_of_stores_is_an_entry_in_the_ledger_and_is_in_force_for_the_next_call_of_an_open_page()
    {
        var id = await InviteAsync(StaffRoles.Clerk, StoreScope.Of([Lyon]));
        var admin = await _people.AddAdminAsync("grace@shop.example");
        await using var page = await _people.ActAsAsync(Ada);
        var principal = await page.Get<CurrentPerson>().PrincipalAsync();
        (await page.Get<ActingPerson>().StoresAsync(CancellationToken.None)).ShouldBe(StoreScope.Of([Lyon]));

        (await _people.Records.ChangeStoresAsync(id, StoreScope.Of([Paris]), admin, CancellationToken.None))
            .ShouldBe(new PersonOutcome.Changed());

        // The open page is told at once, too, and then has no person until it is loaded again.
        (await page.Get<ActingPerson>().StoresAsync(CancellationToken.None)).Includes(Lyon).ShouldBeFalse();
        await using var again = await _people.ActAsAsync(Ada);
        (await again.Get<ActingPerson>().StoresAsync(CancellationToken.None)).ShouldBe(StoreScope.Of([Paris]));
        (await page.Get<SessionCheck>().LookAsync(principal, CancellationToken.None)).ShouldBe(SessionState.AccessChanged);
        (await ChangesAsync(id)).ShouldHaveSingleItem().ShouldContain("\"before\":[\"tml_Lyon\"]");
        (await ChangesAsync(id)).ShouldHaveSingleItem().ShouldContain("\"after\":[\"tml_Paris\"]");
    }

    [Fact]
    public async Task No_person_sets_their_own_stores_and_only_an_administrator_sets_those_of_others()
    {
        var id = await InviteAsync(StaffRoles.Supervisor, StoreScope.Of([Lyon]));
        var self = await _people.ActorAsync(Ada, StaffRoles.Supervisor);
        var admin = await _people.AddAdminAsync("grace@shop.example");

        (await _people.Records.ChangeStoresAsync(id, StoreScope.All, self, CancellationToken.None))
            .ShouldBe(new PersonOutcome.NotAllowed());
        (await _people.Records.ChangeStoresAsync(admin.Id, StoreScope.Of([Lyon]), admin, CancellationToken.None))
            .ShouldBe(new PersonOutcome.OwnAccess());
        (await _people.Records.ChangeStoresAsync(id, StoreScope.None, admin, CancellationToken.None))
            .ShouldBe(new PersonOutcome.NoStore());
        (await _people.Records.ChangeStoresAsync(id, StoreScope.Of([Lyon]), admin, CancellationToken.None))
            .ShouldBe(new PersonOutcome.Unchanged());
        (await StoresAsync()).ShouldBe(StoreScope.Of([Lyon]));
    }

    [Fact]
    public void A_cookie_from_before_there_were_stores_shows_no_store_until_it_is_written_anew() =>
        StoreClaims.Of(new ClaimsPrincipal(new ClaimsIdentity("cookie")))
            .ShouldBe(StoreScope.None);

    private async Task<string> InviteAsync(string role, StoreScope stores)
    {
        var invited = new NewPerson(Ada, "Ada", [role], "en", stores);
        var made = (await _people.Records.InviteAsync(invited, Actor.Console, CancellationToken.None))
            .ShouldBeOfType<PersonOutcome.LinkMade>();
        (await _people.ChooseAsync(made.Link, "correct horse battery 7")).ShouldBe(PasswordLinkState.Good);
        return made.Link.PersonId;
    }

    private async Task<StoreScope> StoresAsync() => StoreClaims.Of(await _people.PrincipalAsync(Ada));

    private async Task<IReadOnlyList<string>> ChangesAsync(string personId) =>
    [
        .. (await _people.EntriesAsync())
            .Where(entry => entry.Kind is "person.stores_changed" && entry.Json.Contains(personId, StringComparison.Ordinal))
            .Select(entry => entry.Json),
    ];
}
