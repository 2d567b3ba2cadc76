using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.People;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>Single sign-on with a real OpenID Connect server, over real HTTP on both sides.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class OpenIdTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";

    private static readonly IssuedPerson Admin =
        new("248289761001", "Ada L.", Ada, "shop-admins", "mail-users") { Methods = ["pwd", "mfa"] };

    private OpenIdHost _host = null!;

    public async Task InitializeAsync() => _host = await OpenIdHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_person_with_a_role_signs_in_by_the_issuer_and_is_a_person_of_the_portal_from_then_on()
    {
        using var browser = new Browserless(_host.Portal);

        var first = await _host.SignInAsync(browser, Admin);
        var page = await browser.GetAsync("/people");
        var second = await _host.SignInAsync(browser, Admin with { Email = "ada.l@elsewhere.example" });

        first.ShouldBe("/customers");
        second.ShouldBe("/customers");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _host.People.FindAsync(Ada)).DisplayName.ShouldBe("Ada L.");
        (await _host.People.RolesAsync(Ada)).ShouldBe([StaffRoles.Admin]);
        (await _host.Portal.Services.GetRequiredService<PeopleFeed>().ReadAsync(personId: null, default)).ShouldHaveSingleItem()
            .State.ShouldBe(PersonState.Active);
        await using var db = await _host.People.DatabaseAsync();
        (await db.Users.CountAsync()).ShouldBe(1);
        (await db.Set<PersonSession>().CountAsync(session => session.EndedAt == null && session.HasSecondFactor)).ShouldBe(1);
        var entry = (await _host.People.EntriesAsync()).ShouldHaveSingleItem();
        (entry.Kind, entry.Actor).ShouldBe(("person.created", "portal"));
    }

    [Theory]
    [InlineData("shop-clerks", StaffRoles.Clerk)]
    [InlineData("shop-leads", StaffRoles.Supervisor)]
    [InlineData("shop-audit", StaffRoles.Auditor)]
    [InlineData("shop-admins", StaffRoles.Admin)]
    public async Task Each_value_of_the_claim_gives_its_role(string value, string role)
    {
        using var browser = new Browserless(_host.Portal);

        (await _host.SignInAsync(browser, Admin with { Roles = ["other", value] })).ShouldBe("/customers");

        (await _host.People.RolesAsync(Ada)).ShouldBe([role]);
    }

    [Fact]
    public async Task A_person_without_a_role_reads_so_and_gets_neither_account_nor_session()
    {
        using var browser = new Browserless(_host.Portal);

        var led = await _host.SignInAsync(browser, Admin with { Roles = ["shop-cleaners", "SHOP-ADMINS"] });
        var page = await browser.GetAsync(led);

        led.ShouldBe("/account/sso-problem?problem=NoRole");
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Content.ReadAsStringAsync()).ShouldContain("You have no role in MotoPortal");
        browser.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
        await using var db = await _host.People.DatabaseAsync();
        (await db.Users.CountAsync()).ShouldBe(0);
        (await db.Set<PersonSession>().CountAsync()).ShouldBe(0);
        (await db.Set<ExternalIdentity>().CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task An_address_that_the_issuer_did_not_verify_makes_no_person_and_takes_over_none(bool? verified)
    {
        await _host.People.AddAdminAsync(Ada);
        using var browser = new Browserless(_host.Portal);

        var led = await _host.SignInAsync(browser, Admin with { IsEmailVerified = verified });

        led.ShouldBe("/account/sso-problem?problem=NoEmail");
        await using var db = await _host.People.DatabaseAsync();
        (await db.Set<ExternalIdentity>().CountAsync()).ShouldBe(0);
        (await db.Set<PersonSession>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_verified_address_links_the_person_who_is_there_once_and_no_other_subject_after_it()
    {
        await _host.People.AddAdminAsync(Ada);
        using var browser = new Browserless(_host.Portal);
        using var other = new Browserless(_host.Portal);

        var linked = await _host.SignInAsync(browser, Admin);
        var taken = await _host.SignInAsync(other, Admin with { Subject = "another" });

        linked.ShouldBe("/customers");
        taken.ShouldBe("/account/sso-problem?problem=EmailTaken");
        (await _host.People.EntriesAsync())[^1].Kind.ShouldBe("person.identity_linked");
        await using var db = await _host.People.DatabaseAsync();
        (await db.Users.CountAsync()).ShouldBe(1);
        (await db.Set<ExternalIdentity>().CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("shop-admins", "/account/second-factor?returnUrl=%2Fcustomers")]
    [InlineData("shop-leads", "/account/second-factor?returnUrl=%2Fcustomers")]
    [InlineData("shop-audit", "/account/second-factor?returnUrl=%2Fcustomers")]
    [InlineData("shop-clerks", "/customers")]
    public async Task Without_the_issuers_second_factor_the_portal_asks_for_its_own_where_a_role_needs_it(string role, string leads)
    {
        using var browser = new Browserless(_host.Portal);

        (await _host.SignInAsync(browser, Admin with { Roles = [role], Methods = ["pwd"] })).ShouldBe(leads);

        browser.Cookies.Any(cookie => cookie.Name == "moto").ShouldBe(leads == "/customers");
    }

    [Fact]
    public async Task After_the_portals_own_second_factor_the_session_is_the_issuers_and_next_time_the_code_is_asked()
    {
        var person = Admin with { Methods = ["pwd"] };
        using var browser = new Browserless(_host.Portal);
        using var again = new Browserless(_host.Portal);
        await _host.SignInAsync(browser, person);

        var (app, _) = await SecondFactorTests.EnrolAsync(browser);
        var home = await browser.GetAsync("/");
        var asked = await _host.SignInAsync(again, person);
        await again.SubmitAsync("/account/second-step", "second-step", ("Code", app.NextCode()));

        home.StatusCode.ShouldBe(HttpStatusCode.OK);
        asked.ShouldStartWith("/account/second-step");
        (await again.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = await _host.People.DatabaseAsync();
        (await db.Set<PersonSession>().CountAsync(row => row.EndedAt == null && row.HasSecondFactor && row.IssuerProvedAt != null))
            .ShouldBe(2);
    }

    [Fact]
    public async Task Roles_follow_the_claims_at_each_sign_in_and_the_last_administrator_stays_one()
    {
        using var browser = new Browserless(_host.Portal);
        using var elsewhere = new Browserless(_host.Portal);
        await _host.SignInAsync(browser, Admin with { Roles = ["shop-admins", "shop-clerks"] });

        await _host.SignInAsync(browser, Admin with { Roles = ["shop-leads"] });
        var asLast = await _host.People.RolesAsync(Ada);
        await _host.SignInAsync(elsewhere, Admin with { Subject = "2", Email = "grace@shop.example" });
        await _host.SignInAsync(browser, Admin with { Roles = ["shop-leads"] });

        asLast.ShouldBe([StaffRoles.Supervisor, StaffRoles.Admin]);
        (await _host.People.RolesAsync(Ada)).ShouldBe([StaffRoles.Supervisor]);
        (await _host.People.EntriesAsync()).Select(entry => (entry.Kind, entry.Actor)).ShouldBe(
            [
                ("person.created", "portal"), ("person.roles_changed", "portal"), ("person.created", "portal"),
                ("person.roles_changed", "portal"),
            ]);
    }

    [Fact]
    public async Task Stores_follow_the_claim_at_each_sign_in_and_without_one_there_is_neither_account_nor_session()
    {
        await using var host = await OpenIdHost.StartAsync(settings: ("SignIn:OpenId:StoreClaim", "stores"));
        using var browser = new Browserless(host.Portal);
        var clerk = Admin with { Roles = ["shop-clerks"], Stores = ["tml_Lyon"] };

        var stranger = await host.SignInAsync(browser, clerk with { Stores = ["Lyon"] });
        var made = await host.People.EntriesAsync();
        await host.SignInAsync(browser, clerk);
        var first = await StoresAsync(host);
        await host.SignInAsync(browser, clerk with { Stores = ["tml_Paris", "tml_Lyon"] });
        var second = await StoresAsync(host);
        await host.SignInAsync(browser, clerk with { Stores = ["all"] });
        var third = await StoresAsync(host);

        stranger.ShouldBe("/account/sso-problem?problem=NoStore");
        made.ShouldBeEmpty();
        (first.ToString(), second.ToString(), third.ToString()).ShouldBe(("tml_Lyon", "tml_Lyon tml_Paris", "all"));
        (await host.People.EntriesAsync()).Select(entry => entry.Kind).ShouldBe(
            ["person.created", "person.stores_changed", "person.stores_changed"]);
    }

    [Fact]
    public async Task A_person_whose_claims_give_no_role_any_more_loses_the_sessions_they_have()
    {
        using var browser = new Browserless(_host.Portal);
        using var elsewhere = new Browserless(_host.Portal);
        await _host.SignInAsync(browser, Admin);

        var led = await _host.SignInAsync(elsewhere, Admin with { Roles = [] });

        led.ShouldBe("/account/sso-problem?problem=NoRole");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await _host.People.EntriesAsync())[^1].Kind.ShouldBe("person.sessions_ended");
    }

    [Fact]
    public async Task A_disabled_person_stays_out()
    {
        using var browser = new Browserless(_host.Portal);
        await _host.SignInAsync(browser, Admin);
        var other = await _host.People.AddAdminAsync("other@shop.example");
        await _host.SignInAsync(browser, Admin with { Subject = "2", Email = "grace@shop.example" });
        var ada = await _host.People.FindAsync(Ada);
        (await _host.People.Records.DisableAsync(ada.Id, other, CancellationToken.None)).ShouldBeOfType<PersonOutcome.Changed>();
        using var again = new Browserless(_host.Portal);

        (await _host.SignInAsync(again, Admin)).ShouldBe("/account/sso-problem?problem=Disabled");

        again.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
    }

    [Fact]
    public async Task Where_passwords_are_closed_only_a_link_of_the_console_opens_the_portal_beside_the_issuer()
    {
        await using var host = await OpenIdHost.StartAsync(settings: ("SignIn:Passwords", "false"));
        using var browser = new Browserless(host.Portal);
        using var emergency = new Browserless(host.Portal);
        var invited = new NewPerson(Ada, "Ada", [StaffRoles.Clerk]);
        var made = (await host.People.Records.InviteAsync(invited, Actor.Console, CancellationToken.None))
            .ShouldBeOfType<PersonOutcome.LinkMade>();

        var page = await browser.GetStringAsync("/account/sign-in");
        var chosen = await emergency.SubmitAsync(PathOf(made.Link), "password", ("Password", "correct horse battery 7"));
        var inside = await emergency.GetAsync("/");
        var refused = await browser.SubmitAsync(
            "/account/sign-in", "sign-in", ("Email", Ada), ("Password", "correct horse battery 7"));
        await host.SignInAsync(browser, Admin with { Subject = "2", Email = "grace@shop.example" });
        var grace = await host.People.ActorAsync("grace@shop.example", StaffRoles.Admin);
        var ada = await host.People.FindAsync(Ada);
        var ofAdmin = (await host.People.Records.MakeLinkAsync(ada.Id, grace, CancellationToken.None))
            .ShouldBeOfType<PersonOutcome.LinkMade>();
        var closed = await browser.GetStringAsync(PathOf(ofAdmin.Link));

        page.ShouldContain("Sign in with Keycloak");
        page.ShouldContain("This portal takes no passwords.");
        page.ShouldNotContain("type=\"password\"");
        chosen.Headers.Location!.ToString().ShouldEndWith("/");
        inside.StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        closed.ShouldNotContain("type=\"password\"");
    }

    [Fact]
    public async Task A_locked_session_goes_on_when_the_issuer_has_asked_its_person_again_and_no_other_way()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await OpenIdHost.StartAsync(time, time);
        using var browser = new Browserless(host.Portal);
        await host.SignInAsync(browser, Admin);
        time.Advance(TimeSpan.FromMinutes(16));

        var locked = await browser.GetAsync("/people");
        var idle = await browser.GetStringAsync("/account/idle");
        var notAsked = await host.SignInAsync(browser, Admin with { IsAskedAgain = false });
        var another = await host.SignInAsync(browser, Admin with { Subject = "2", Email = "grace@shop.example" });
        var stillLocked = await browser.GetAsync("/people");
        var asked = await host.SignInAsync(browser, Admin, "/account/sso");
        var open = await browser.GetAsync("/people");

        locked.Headers.Location!.ToString().ShouldStartWith("/account/idle");
        idle.ShouldContain("Go on with Keycloak");
        idle.ShouldNotContain("type=\"password\"");
        notAsked.ShouldBe("/account/sso-problem?problem=NotAskedAgain");
        another.ShouldBe("/account/sso-problem?problem=OtherPerson");
        stillLocked.StatusCode.ShouldBe(HttpStatusCode.Found);
        asked.ShouldBe("");
        host.Issuer.LastRequest.ShouldContain("prompt=login");
        host.Issuer.LastRequest.ShouldContain("max_age=0");
        open.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = await host.People.DatabaseAsync();
        (await db.Users.CountAsync()).ShouldBe(1);
    }

    private static string PathOf(OneTimeLink link) => new Uri(link.AddressAt("http://127.0.0.1")).PathAndQuery;

    private static async Task<StoreScope> StoresAsync(OpenIdHost host)
    {
        var person = await host.People.FindAsync(Ada);
        await using var db = await host.People.DatabaseAsync();
        return person.WorksInAllStores ? StoreScope.All : await PersonStore.ListAsync(db, person.Id, CancellationToken.None);
    }
}
