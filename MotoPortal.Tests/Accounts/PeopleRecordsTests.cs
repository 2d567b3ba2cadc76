using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.People;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

public sealed class PeopleRecordsTests : IAsyncLifetime
{
    private const string Alex = "alex@practice.example";
    private const string Camille = "camille@practice.example";
    private const string Ada = "ada@shop.example";
    private const string Password = "correct horse battery 7";

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
    public void A_stamp_holds_no_digits_that_could_look_like_a_card_number()
    {
        var stamps = Enumerable.Range(0, 1000).Select(_ => PeopleRecords.NewStamp()).ToList();

        stamps.ShouldAllBe(stamp => stamp.Length == 32 && stamp.All(char.IsAsciiLetterLower));
        stamps.Distinct(StringComparer.Ordinal).Count().ShouldBe(1000);
    }

    [Fact]
    public async Task Each_change_of_a_person_is_one_entry_and_neither_entries_nor_logs_hold_a_token_or_a_password()
    {
        var alex = await _people.ActorAsync(Alex, StaffRoles.Admin);
        var invited = await InviteAsync(Ada, alex);
        await _people.ChooseAsync(invited, Password);
        await _people.Records.ChangeRolesAsync(invited.PersonId, [StaffRoles.Clerk, StaffRoles.Auditor], alex, CancellationToken.None);
        await _people.Records.ChangeRolesAsync(invited.PersonId, [StaffRoles.Auditor, StaffRoles.Clerk], alex, CancellationToken.None);
        await _people.PrincipalAsync(Ada);
        await _people.Records.EndSessionsAsync(invited.PersonId, alex, CancellationToken.None);
        await _people.Records.DisableAsync(invited.PersonId, alex, CancellationToken.None);
        await _people.Records.DisableAsync(invited.PersonId, alex, CancellationToken.None);
        await _people.Records.EnableAsync(invited.PersonId, alex, CancellationToken.None);
        var link = await LinkAsync(invited.PersonId, alex);

        var entries = await _people.EntriesAsync();

        entries.Select(entry => (entry.Kind, entry.Actor)).ShouldBe(
        [
            ("person.invited", alex.Id),
            ("person.password_chosen", invited.PersonId),
            ("person.roles_changed", alex.Id),
            ("person.sessions_ended", alex.Id),
            ("person.disabled", alex.Id),
            ("person.enabled", alex.Id),
            ("person.password_link_made", alex.Id),
        ]);
        entries[2].Json.ShouldContain("\"after\":[\"Clerk\",\"Auditor\"],\"before\":[\"Clerk\"]");
        foreach (var secret in new[] { invited.Token, link.Token, Password })
        {
            string.Concat(entries.Select(entry => entry.Json)).ShouldNotContain(secret);
            _portal.Log.ShouldNotMention(secret);
        }

        _portal.Log.ShouldNotMention(Ada);
    }

    [Fact]
    public async Task An_e_mail_belongs_to_one_person_however_it_is_spelt_and_a_refused_invitation_leaves_no_entry()
    {
        var alex = await _people.ActorAsync(Alex, StaffRoles.Admin);
        await InviteAsync(Ada, alex);

        var other = new NewPerson("ADA@shop.example", "Other", [StaffRoles.Clerk]);
        var again = await _people.Records.InviteAsync(other, alex, CancellationToken.None);

        again.ShouldBeOfType<PersonOutcome.EmailInUse>();
        (await _people.EntriesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_administrator_changes_neither_their_own_roles_nor_their_own_access()
    {
        var alex = await _people.ActorAsync(Alex, StaffRoles.Admin);
        await _people.AddAdminAsync("second@shop.example");
        var before = (await _people.EntriesAsync()).Count;

        var roles = await _people.Records.ChangeRolesAsync(alex.Id, [StaffRoles.Admin, StaffRoles.Clerk], alex, CancellationToken.None);
        var access = await _people.Records.DisableAsync(alex.Id, alex, CancellationToken.None);

        roles.ShouldBeOfType<PersonOutcome.OwnAccess>();
        access.ShouldBeOfType<PersonOutcome.OwnAccess>();
        (await _people.RolesAsync(Alex)).ShouldBe([StaffRoles.Admin]);
        (await _people.FindAsync(Alex)).IsDisabled.ShouldBeFalse();
        (await _people.EntriesAsync()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_keeps_role_and_access()
    {
        var alex = await _people.ActorAsync(Alex, StaffRoles.Admin);

        // An administrator without a password cannot sign in.
        await InviteAsync(Ada, alex, StaffRoles.Admin);
        var ada = await _people.ActorAsync(Ada, StaffRoles.Admin);

        var roles = await _people.Records.ChangeRolesAsync(alex.Id, [StaffRoles.Clerk], ada, CancellationToken.None);
        var access = await _people.Records.DisableAsync(alex.Id, ada, CancellationToken.None);

        roles.ShouldBeOfType<PersonOutcome.LastAdmin>();
        access.ShouldBeOfType<PersonOutcome.LastAdmin>();
        (await _people.RolesAsync(Alex)).ShouldBe([StaffRoles.Admin]);
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        var alex = await _people.ActorAsync(Alex, StaffRoles.Admin);
        var second = await _people.AddAdminAsync("second@shop.example");
        var other = new PeopleHost(_portal);

        var outcomes = await Task.WhenAll(
            _people.Records.DisableAsync(second.Id, alex, CancellationToken.None),
            other.Records.DisableAsync(alex.Id, second, CancellationToken.None));

        outcomes.Count(outcome => outcome is PersonOutcome.Changed).ShouldBe(1);
        outcomes.Count(outcome => outcome is PersonOutcome.NotAllowed or PersonOutcome.LastAdmin).ShouldBe(1);
        var admins = new[] { await _people.FindAsync(Alex), await _people.FindAsync("second@shop.example") };
        admins.Count(admin => !admin.IsDisabled).ShouldBe(1);
        (await _people.EntriesAsync()).Count(entry => entry.Kind is "person.disabled").ShouldBe(1);
    }

    [Fact]
    public async Task A_person_who_is_not_an_administrator_changes_no_person_whatever_their_page_shows()
    {
        var camille = await _people.FindAsync(Camille);
        await using var page = _portal.Services.CreateAsyncScope();
        var workflow = await _people.WorkflowAsAsync(page, Camille);

        var invited = await workflow.InviteAsync(Form(), CancellationToken.None);
        PersonOutcome[] changes =
        [
            await workflow.ChangeRolesAsync(camille.Id, [StaffRoles.Admin], seen: null, CancellationToken.None),
            await workflow.DisableAsync(camille.Id, CancellationToken.None),
            await workflow.EnableAsync(camille.Id, CancellationToken.None),
            await workflow.MakeLinkAsync(camille.Id, CancellationToken.None),
            await workflow.EndSessionsAsync(camille.Id, CancellationToken.None),
        ];

        invited.ShouldBeOfType<InviteOutcome.NotAllowed>();
        changes.ShouldAllBe(change => change is PersonOutcome.NotAllowed);
        (await _people.RolesAsync(Camille)).ShouldBe([StaffRoles.Clerk]);
        (await _people.EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_who_just_lost_the_role_changes_no_person_from_an_open_page()
    {
        var second = await _people.AddAdminAsync("second@shop.example");
        await using var page = _portal.Services.CreateAsyncScope();
        var workflow = await _people.WorkflowAsAsync(page, "second@shop.example");
        await using (var db = await _people.DatabaseAsync())
        {
            // Changed in the database by hand, so that nothing is signalled and the page still treats the person as an administrator.
            db.UserRoles.RemoveRange(db.UserRoles.Where(link => link.UserId == second.Id));
            await db.SaveChangesAsync();
        }

        var outcome = await workflow.DisableAsync((await _people.FindAsync(Camille)).Id, CancellationToken.None);

        outcome.ShouldBeOfType<PersonOutcome.NotAllowed>();
        (await _people.FindAsync(Camille)).IsDisabled.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_missing_in_an_invitation_is_named_field_by_field()
    {
        await using var page = _portal.Services.CreateAsyncScope();
        var workflow = await _people.WorkflowAsAsync(page, Alex);
        await InviteAsync(Ada, await _people.ActorAsync(Alex, StaffRoles.Admin));

        var empty = await workflow.InviteAsync(new InviteForm(), CancellationToken.None);
        var taken = await workflow.InviteAsync(Form(), CancellationToken.None);

        empty.ShouldBeOfType<InviteOutcome.Invalid>().Problems.Keys
            .ShouldBe(["Name", "Email", "Roles", "Stores", "Language"], ignoreOrder: true);
        taken.ShouldBeOfType<InviteOutcome.Invalid>().Problems.Keys.ShouldBe(["Email"]);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_outcome_has_words_of_its_own(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var link = new OneTimeLink("person", "token", DateTimeOffset.UnixEpoch);
        var outcomes = typeof(PersonOutcome).GetNestedTypes()
            .Select(type => (PersonOutcome)Activator.CreateInstance(type, type == typeof(PersonOutcome.LinkMade) ? [link] : [])!)
            .ToList();

        var told = outcomes.Select(PeopleText.Of).ToList();

        outcomes.Count.ShouldBeGreaterThan(9);
        told.ShouldAllBe(notice => notice.Sentence.EndsWith('.') && Enum.IsDefined(notice.Tone));
        told.Select(notice => notice.Sentence).Distinct(StringComparer.Ordinal).Count().ShouldBe(told.Count);
    }

    [Fact]
    public async Task A_link_works_once_and_a_newer_one_makes_it_worthless()
    {
        var alex = await _people.ActorAsync(Alex, StaffRoles.Admin);
        var first = await InviteAsync(Ada, alex);
        var second = await LinkAsync(first.PersonId, alex);
        using var browser = new Browserless(_portal);

        var older = await PageAsync(browser, first);
        var chosen = await browser.SubmitAsync(PathOf(second), "password", ("Password", Password));
        var used = await PageAsync(browser, second);
        var signedIn = await browser.SignInAsync(Ada, Password);

        older.ShouldContain("This link is not good");
        older.ShouldNotContain("<input type=\"password\"");
        chosen.Headers.Location!.ToString().ShouldEndWith("/account/sign-in?password=kept");
        used.ShouldContain("This link was used");
        signedIn.Headers.Location!.ToString().ShouldEndWith("/");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_that_has_run_out_says_so_and_what_to_do()
    {
        _portal.Services.GetRequiredService<IOptions<AccountsOptions>>().Value.InvitationLasts = TimeSpan.Zero;
        var link = await InviteAsync(Ada, await _people.ActorAsync(Alex, StaffRoles.Admin));
        using var browser = new Browserless(_portal);

        var page = await PageAsync(browser, link);

        page.ShouldContain("This link has run out");
        page.ShouldContain("Ask for a new one");
        page.ShouldNotContain("<input type=\"password\"");
        (await _people.ChooseAsync(link, Password)).ShouldBe(PasswordLinkState.RunOut);
    }

    [Fact]
    public async Task Of_a_link_only_the_digest_is_kept()
    {
        var link = await InviteAsync(Ada, await _people.ActorAsync(Alex, StaffRoles.Admin));

        (await FolderSearch.FilesWithAsync(_portal.DataDirectory, link.Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sign_in_page_shows_the_way_to_a_new_password()
    {
        using var browser = new Browserless(_portal);
        await using var sandbox = new PortalFactory(SetupTests.WithAKey).Start();
        using var stranger = new Browserless(sandbox);

        (await browser.GetStringAsync("/account/sign-in")).ShouldContain("href=\"/account/forgotten\"");
        (await browser.GetStringAsync("/account/forgotten")).ShouldContain("In practice mode nothing is forgotten");
        (await stranger.GetStringAsync("/account/forgotten")).ShouldContain("admin link EMAIL");
    }

    private static InviteForm Form() => new()
    {
        Name = "Ada",
        Email = Ada,
        Language = "en",
        Roles = { StaffRoles.Clerk },
        Stores = { Ticked = { StoreChoice.All } },
    };

    private static string PathOf(OneTimeLink link) => link.AddressAt("");

    private static Task<string> PageAsync(Browserless browser, OneTimeLink link) => browser.GetStringAsync(PathOf(link));

    private async Task<OneTimeLink> LinkAsync(string personId, Actor actor) =>
        (await _people.Records.MakeLinkAsync(personId, actor, CancellationToken.None)).ShouldBeOfType<PersonOutcome.LinkMade>().Link;

    private async Task<OneTimeLink> InviteAsync(string email, Actor actor, string role = StaffRoles.Clerk)
    {
        var invited = await _people.Records.InviteAsync(new NewPerson(email, "Ada", [role], "en"), actor, CancellationToken.None);
        return invited.ShouldBeOfType<PersonOutcome.LinkMade>().Link;
    }
}
