using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

public sealed class SessionsTests : IAsyncLifetime
{
    private const string Camille = "camille@practice.example";
    private const string Sam = "sam@practice.example";
    private const string Audrey = "audrey@practice.example";

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
    public async Task Signing_out_ends_a_copied_cookie_at_once_and_leaves_the_persons_other_browsers_alone()
    {
        using var browser = new Browserless(_portal);
        using var elsewhere = new Browserless(_portal);
        await browser.PractiseAsAsync(Camille);
        await elsewhere.PractiseAsAsync(Camille);
        using var copy = browser.WithCopiedCookies(_portal);
        var before = await copy.GetAsync("/");

        await browser.SubmitAsync("/", "/account/sign-out");

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await copy.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await elsewhere.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_whose_cookie_it_replaces()
    {
        using var browser = new Browserless(_portal);
        await browser.PractiseAsAsync(Camille);
        using var copy = browser.WithCopiedCookies(_portal);

        await browser.PractiseAsAsync(Sam);

        (await copy.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disabled_person_can_neither_go_on_nor_come_back()
    {
        using var browser = new Browserless(_portal);
        await browser.PractiseAsAsync(Camille);
        var before = await browser.GetAsync("/");

        await DisableAsync(Camille);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        using var again = new Browserless(_portal);
        (await (await again.SignInAsync(Camille, PracticePeople.Password)).Content.ReadAsStringAsync()).ShouldContain("is not right");
        (await again.PractiseAsAsync(Camille)).Headers.Location!.ToString().ShouldBe("/account/sign-in");
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task A_role_counts_from_the_next_request_on_and_one_that_was_taken_away_counts_no_more()
    {
        using var browser = new Browserless(_portal);
        await browser.PractiseAsAsync(Audrey);
        var audrey = await _people.FindAsync(Audrey);
        var before = await browser.GetAsync("/privacy/retention");

        await _people.Records.ChangeRolesAsync(audrey.Id, [StaffRoles.Auditor, StaffRoles.Admin], Actor.Console, CancellationToken.None);
        var asAdmin = await browser.GetAsync("/privacy/retention");
        await TakeRolesByHandAsync(audrey.Id, StaffRoles.Admin);
        var afterwards = await browser.GetAsync("/privacy/retention");

        before.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        asAdmin.StatusCode.ShouldBe(HttpStatusCode.OK);
        afterwards.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await browser.GetAsync("/consents")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_open_page_loses_its_person_at_once_when_a_role_is_taken_away_and_takes_nothing_any_more()
    {
        var sam = await _people.FindAsync(Sam);
        using var check = Check(new FakeTimeProvider());
        using var revoked = new RevokedCircuit(check, NullLogger<RevokedCircuit>.Instance);
        var taken = 0;
        var inbound = revoked.CreateInboundActivityHandler(_ =>
        {
            taken++;
            return Task.CompletedTask;
        });
        check.SetAuthenticationState(Task.FromResult(new AuthenticationState(await _people.PrincipalAsync(Sam))));
        await revoked.OnCircuitOpenedAsync(null!, CancellationToken.None);
        await inbound(null!);

        await _people.Records.ChangeRolesAsync(sam.Id, [StaffRoles.Clerk], Actor.Console, CancellationToken.None);
        await WaitUntil.TrueAsync(async () => !await KnowsAPersonAsync(check));

        // The circuit is updated a moment after the state has changed.
        await WaitUntil.TrueAsync(async () =>
        {
            var before = taken;
            await inbound(null!);
            return taken == before;
        });
        var last = taken;
        await inbound(null!);
        taken.ShouldBe(last);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("session")]
    [InlineData("disabled")]
    public async Task An_open_page_finds_within_fifteen_seconds_what_was_announced_nowhere(string change)
    {
        var time = new FakeTimeProvider();
        var principal = await _people.PrincipalAsync(Sam);
        using var check = Check(time);
        check.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));

        await ChangeByHandAsync(change, principal);
        time.Advance(TimeSpan.FromSeconds(14));
        (await KnowsAPersonAsync(check)).ShouldBeTrue();
        time.Advance(TimeSpan.FromSeconds(1));

        await WaitUntil.TrueAsync(async () => !await KnowsAPersonAsync(check));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_that_stood_under_the_old_one()
    {
        var ada = await _people.AddAdminAsync("ada@shop.example");
        using var browser = new Browserless(_portal);
        await browser.SignInAsync("ada@shop.example", "correct horse battery 7");
        var before = await browser.GetAsync("/");
        var made = await _people.Records.MakeLinkAsync(ada.Id, Actor.Console, CancellationToken.None);
        var link = made.ShouldBeOfType<PersonOutcome.LinkMade>().Link;
        var meanwhile = await browser.GetAsync("/");

        await _people.ChooseAsync(link, "another horse battery 8");

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        meanwhile.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day_whatever_the_cookie_says()
    {
        var principal = await _people.PrincipalAsync(Sam);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var check = ActivatorUtilities.CreateInstance<SessionCheck>(_portal.Services, time);

        var now = await check.LookAsync(principal, CancellationToken.None);
        time.Advance(TimeSpan.FromHours(10));

        now.ShouldBe(SessionState.Stands);
        (await check.LookAsync(principal, CancellationToken.None)).ShouldBe(SessionState.Ended);
    }

    [Fact]
    public async Task Sessions_go_thirty_days_after_they_ended_and_the_last_one_of_each_person_stays()
    {
        var rule = new SessionsRule(Options.Create(new RetentionOptions()), Options.Create(new AccountsOptions()));
        var ended = SignInWithSession.SessionOf(await _people.PrincipalAsync(Sam))!.Value;
        await _portal.Services.GetRequiredService<SessionRecords>().EndAsync(ended, CancellationToken.None);
        await _people.PrincipalAsync(Sam);
        var now = TimeProvider.System.GetUtcNow();
        await using var db = await _people.DatabaseAsync();

        (await rule.Over(db, now.AddDays(29)).ToListAsync()).ShouldBeEmpty();
        (await rule.Over(db, now.AddDays(30).AddMinutes(1)).ToListAsync()).Select(row => row.Key).ShouldBe([ended.Value]);
        (await rule.Over(db, now.AddDays(400)).ToListAsync()).Select(row => row.Key).ShouldBe([ended.Value]);
    }

    private static async Task<bool> KnowsAPersonAsync(CircuitCheck check) =>
        (await check.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated is true;

    private CircuitCheck Check(TimeProvider time) => new(
        _portal.Services.GetRequiredService<IServiceScopeFactory>(),
        _portal.Services.GetRequiredService<Bell>(),
        time,
        Options.Create(new AccountsOptions()),
        _portal.Services.GetRequiredService<IOptions<IdentityOptions>>(),
        NullLogger<CircuitCheck>.Instance);

    private async Task DisableAsync(string email) =>
        await _people.Records.DisableAsync((await _people.FindAsync(email)).Id, Actor.Console, CancellationToken.None);

    private async Task ChangeByHandAsync(string change, ClaimsPrincipal principal)
    {
        var sam = await _people.FindAsync(Sam);
        var session = SignInWithSession.SessionOf(principal)!.Value;
        await using var db = await _people.DatabaseAsync();
        _ = change switch
        {
            "role" => await db.UserRoles.Where(link => link.UserId == sam.Id).ExecuteDeleteAsync(),
            "session" => await db.Set<PersonSession>().Where(row => row.Id == session).ExecuteDeleteAsync(),
            _ => await db.Users.Where(user => user.Id == sam.Id).ExecuteUpdateAsync(user => user.SetProperty(u => u.IsDisabled, true)),
        };
    }

    private async Task TakeRolesByHandAsync(string personId, string role)
    {
        await using var db = await _people.DatabaseAsync();
        await db.UserRoles
            .Where(link => link.UserId == personId && db.Roles.Any(named => named.Id == link.RoleId && named.Name == role))
            .ExecuteDeleteAsync();
    }
}
