using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.Settings;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>People with a Stripe key, where administrators need a second factor and clerks do not, in a browser without scripts.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed partial class SecondFactorTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";
    private const string Grace = "grace@shop.example";
    private const string Password = "correct horse battery 7";

    private PortalFactory _portal = null!;
    private PeopleHost _people = null!;

    public Task InitializeAsync()
    {
        // Allows as many hashes at once as the tests have browsers.
        _portal = new PortalFactory(SetupTests.WithAKey)
        {
            OtherServices = services => services.Configure<AccountsOptions>(options => options.HashesAtOnce = 20),
        }.Start();
        _people = new PeopleHost(_portal);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [InlineData("Supervisor")]
    [InlineData("Auditor")]
    [InlineData("Admin")]
    public async Task After_the_password_a_person_who_needs_a_second_factor_can_do_nothing_but_set_it_up(string role)
    {
        await InviteAsync(Ada, role);
        using var browser = new Browserless(_portal);

        var led = await browser.SignInAsync(Ada, Password);
        var before = await browser.GetAsync("/");
        var security = await browser.GetAsync("/account/security");
        var (app, codes) = await EnrolAsync(browser);
        var after = await browser.GetAsync("/");

        led.Headers.Location!.ToString().ShouldEndWith("/account/second-factor?returnUrl=%2F");
        before.StatusCode.ShouldBe(HttpStatusCode.Found);
        security.StatusCode.ShouldBe(HttpStatusCode.Found);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        codes.Count.ShouldBe(10);
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
        app.CodeNow().Length.ShouldBe(6);
        (await _people.EntriesAsync())[^1].Kind.ShouldBe("person.second_factor_added");
    }

    [Fact]
    public async Task A_clerk_signs_in_with_the_password_alone_and_may_add_a_second_factor_with_it()
    {
        await InviteAsync(Grace, StaffRoles.Clerk);
        using var browser = new Browserless(_portal);
        await browser.SignInAsync(Grace, Password);
        var home = await browser.GetAsync("/");

        var wrong = await TryEnrolAsync(browser, "not the password 1");
        var (app, _) = await EnrolAsync(browser);
        using var elsewhere = new Browserless(_portal);
        var asked = await elsewhere.SignInAsync(Grace, Password);
        var welcomed = await ConfirmAsync(elsewhere, app.NextCode());

        home.StatusCode.ShouldBe(HttpStatusCode.OK);
        wrong.ShouldContain("The password is not right. Nothing was changed.");
        asked.Headers.Location!.ToString().ShouldContain("/account/second-step");
        welcomed.Headers.Location!.ToString().ShouldEndWith("/");
        (await elsewhere.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_signs_in_once_and_neither_it_nor_an_earlier_one_again()
    {
        var (app, _) = await AdminAsync();
        using var browser = new Browserless(_portal);
        using var thief = new Browserless(_portal);
        await browser.SignInAsync(Ada, Password);
        await thief.SignInAsync(Ada, Password);
        var (earlier, used) = (app.CodeNow(), app.NextCode());

        var welcomed = await ConfirmAsync(browser, used);
        var again = await ConfirmAsync(thief, used);
        var before = await ConfirmAsync(thief, earlier);

        welcomed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await BodyAsync(again)).ShouldContain("This code is not right, or was used already.");
        (await BodyAsync(before)).ShouldContain("This code is not right, or was used already.");
        thief.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
    }

    [Fact]
    public async Task Of_ten_requests_at_once_with_the_same_right_code_one_signs_in()
    {
        var (app, _) = await AdminAsync();
        var person = await _people.FindAsync(Ada);
        var check = _portal.Services.GetRequiredService<SecondFactorRecords>();
        var code = app.NextCode();

        var right = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => check.UseAsync(person.Id, code, CancellationToken.None)));

        right.Count(one => one).ShouldBe(1);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_although_the_right_password_is_given_between_them()
    {
        var (app, _) = await AdminAsync();
        using var browser = new Browserless(_portal);
        for (var attempt = 1; attempt < 5; attempt++)
        {
            (await browser.SignInAsync(Ada, Password)).StatusCode.ShouldBe(HttpStatusCode.Found);
            (await BodyAsync(await ConfirmAsync(browser, "000000"))).ShouldContain("This code is not right");
        }

        await browser.SignInAsync(Ada, Password);
        var fifth = await ConfirmAsync(browser, "000000");
        var evenTheRightOne = await ConfirmAsync(browser, app.NextCode());
        var password = await browser.SignInAsync(Ada, Password);

        foreach (var answer in new[] { fifth, evenTheRightOne, password })
        {
            answer.Headers.Location!.ToString().ShouldEndWith("/account/locked");
        }
    }

    [Fact]
    public async Task A_right_code_resets_the_count_of_wrong_ones()
    {
        var (app, codes) = await AdminAsync();
        using var browser = new Browserless(_portal);
        await browser.SignInAsync(Ada, Password);
        await ConfirmAsync(browser, "000000");
        await ConfirmAsync(browser, "000000");

        await ConfirmAsync(browser, app.NextCode());

        codes.Count.ShouldBe(10);
        (await _people.FindAsync(Ada)).AccessFailedCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_is_a_ledger_entry()
    {
        var (_, codes) = await AdminAsync();
        using var browser = new Browserless(_portal);
        using var again = new Browserless(_portal);
        await browser.SignInAsync(Ada, Password);
        await again.SignInAsync(Ada, Password);

        var welcomed = await ConfirmAsync(browser, codes[3].Replace('-', ' ').ToLowerInvariant());
        var second = await ConfirmAsync(again, codes[3]);

        welcomed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await BodyAsync(second)).ShouldContain("This code is not right");
        var entry = (await _people.EntriesAsync())[^1];
        entry.Kind.ShouldBe("person.recovery_code_used");
        entry.Json.ShouldContain("\"left\":9");
        entry.Json.ShouldNotContain(codes[3]);
    }

    [Fact]
    public async Task A_recovery_code_of_the_earlier_length_stays_good()
    {
        await AdminAsync();
        var person = await _people.FindAsync(Ada);
        await using (var db = await _people.DatabaseAsync())
        {
            db.Add(RecoveryCode.Create(person.Id, "7KQM-2XWA-9DTC-BH46"));
            await db.SaveChangesAsync();
        }

        using var browser = new Browserless(_portal);
        await browser.SignInAsync(Ada, Password);

        (await ConfirmAsync(browser, "7kqm 2xwa 9dtc bh46")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task The_cookie_between_password_and_code_opens_no_page_and_ends_with_a_new_password()
    {
        var (app, _) = await AdminAsync();
        using var browser = new Browserless(_portal);
        await browser.SignInAsync(Ada, Password);
        using var stranger = new Browserless(_portal);

        var home = await browser.GetAsync("/");
        var replace = await browser.GetAsync("/account/second-factor");
        var withoutPassword = await stranger.GetAsync("/account/second-step");
        var form = await browser.FormAsync("/account/second-step", "second-step");
        await ChooseAsync(Ada, "violet tractor 19 sings");
        var afterwards = await browser.PostAsync(form, ("Code", app.NextCode()));

        home.Headers.Location!.ToString().ShouldContain("/account/sign-in");
        replace.Headers.Location!.ToString().ShouldContain("/account/sign-in");
        (await BodyAsync(withoutPassword)).ShouldContain("too long ago");
        (await BodyAsync(afterwards)).ShouldContain("too long ago");
        browser.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
    }

    [Fact]
    public async Task A_key_that_the_page_offered_to_another_person_is_not_taken()
    {
        await InviteAsync(Ada, StaffRoles.Admin);
        await InviteAsync(Grace, StaffRoles.Auditor);
        using var ada = new Browserless(_portal);
        using var grace = new Browserless(_portal);
        await ada.SignInAsync(Ada, Password);
        await grace.SignInAsync(Grace, Password);
        var html = await grace.GetStringAsync("/account/second-factor");
        var offered = (await grace.FormAsync("/account/second-factor", "second-factor")).Hidden.Single(field => field.Name is "Offer");

        var refused = await ada.SubmitAsync(
            "/account/second-factor", "second-factor", offered, ("Code", AuthenticatorApp.WithKeyOf(html).CodeNow()));

        (await BodyAsync(refused)).ShouldContain("This page was open for too long.");
        (await _people.FindAsync(Ada)).TwoFactorEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_clerk_who_becomes_a_supervisor_signs_in_again_and_sets_up_a_second_factor()
    {
        await InviteAsync(Grace, StaffRoles.Clerk);
        using var browser = new Browserless(_portal);
        await browser.SignInAsync(Grace, Password);
        var grace = await _people.FindAsync(Grace);

        await _people.Records.ChangeRolesAsync(grace.Id, [StaffRoles.Supervisor], Actor.Console, CancellationToken.None);

        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.SignInAsync(Grace, Password)).Headers.Location!.ToString().ShouldContain("/account/second-factor");
    }

    [Fact]
    public async Task Reset_by_an_administrator_it_is_gone_with_its_codes_and_every_session_has_ended()
    {
        await AdminAsync();
        var other = await _people.AddAdminAsync("other@shop.example");
        var ada = await _people.FindAsync(Ada);
        using var browser = new Browserless(_portal);

        var reset = await _people.Records.ResetSecondFactorAsync(ada.Id, other, CancellationToken.None);
        var again = await _people.Records.ResetSecondFactorAsync(ada.Id, other, CancellationToken.None);
        var own = await _people.Records.ResetSecondFactorAsync(other.Id, other, CancellationToken.None);

        reset.ShouldBeOfType<PersonOutcome.Changed>();
        again.ShouldBeOfType<PersonOutcome.Unchanged>();
        own.ShouldBeOfType<PersonOutcome.OwnAccess>();
        (await browser.SignInAsync(Ada, Password)).Headers.Location!.ToString().ShouldContain("/account/second-factor");
        var entry = (await _people.EntriesAsync())[^1];
        (entry.Kind, entry.Actor).ShouldBe(("person.second_factor_reset", other.Id));
        entry.Json.ShouldContain("\"sessions\":1");
        await using var db = await _people.DatabaseAsync();
        (await db.Set<RecoveryCode>().CountAsync()).ShouldBe(0);
        (await db.Set<SecondFactor>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_key_and_the_recovery_codes_are_nowhere_in_the_database_file_or_the_log()
    {
        using var browser = new Browserless(_portal);
        await InviteAsync(Ada, StaffRoles.Admin);
        await browser.SignInAsync(Ada, Password);
        var html = await browser.GetStringAsync("/account/second-factor");
        var (_, codes) = await EnrolAsync(browser);

        codes.ShouldNotBeEmpty();
        foreach (var code in codes)
        {
            (await FolderSearch.FilesWithAsync(_portal.DataDirectory, code)).ShouldBeEmpty();
            (await FolderSearch.FilesWithAsync(_portal.DataDirectory, code.Replace("-", ""))).ShouldBeEmpty();
        }

        html.ShouldContain("key-text");
        codes.ShouldAllBe(code => _portal.Log.Lines.All(line => !line.Message.Contains(code)));
    }

    /// <summary>Sets up an authenticator app on the page that the browser was led to.</summary>
    internal static async Task<(AuthenticatorApp App, IReadOnlyList<string> Codes)> EnrolAsync(
        Browserless browser, string password = Password)
    {
        var form = await browser.FormAsync("/account/second-factor", "second-factor");
        var html = await browser.PostAsync(form, ("Code", ""), ("Password", ""));
        var app = AuthenticatorApp.WithKeyOf(await html.Content.ReadAsStringAsync());
        var added = await browser.PostAsync(form, ("Code", app.CodeNow()), ("Password", password));
        var page = await added.Content.ReadAsStringAsync();
        return (app, [.. RecoveryCodes().Matches(page).Select(match => match.Groups["code"].Value)]);
    }

    [GeneratedRegex(
        "<code[^>]*>(?<code>[0-9A-Z]{4}(-[0-9A-Z]{4}){5})</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RecoveryCodes();

    private static async Task<string> TryEnrolAsync(Browserless browser, string password)
    {
        var form = await browser.FormAsync("/account/second-factor", "second-factor");
        var html = await browser.PostAsync(form, ("Code", ""), ("Password", ""));
        var app = AuthenticatorApp.WithKeyOf(await html.Content.ReadAsStringAsync());
        return await BodyAsync(await browser.PostAsync(form, ("Code", app.CodeNow()), ("Password", password)));
    }

    private static Task<HttpResponseMessage> ConfirmAsync(Browserless browser, string code) =>
        browser.SubmitAsync("/account/second-step", "second-step", ("Code", code));

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private async Task<(AuthenticatorApp App, IReadOnlyList<string> Codes)> AdminAsync()
    {
        await InviteAsync(Ada, StaffRoles.Admin);
        using var browser = new Browserless(_portal);
        await browser.SignInAsync(Ada, Password);
        return await EnrolAsync(browser);
    }

    private async Task InviteAsync(string email, string role)
    {
        var invited = new NewPerson(email, email.Split('@')[0], [role]);
        var made = await _people.Records.InviteAsync(invited, Actor.Console, CancellationToken.None);
        await _people.ChooseAsync(made.ShouldBeOfType<PersonOutcome.LinkMade>().Link, Password);
    }

    private async Task ChooseAsync(string email, string password)
    {
        var person = await _people.FindAsync(email);
        var made = await _people.Records.MakeLinkAsync(person.Id, Actor.Console, CancellationToken.None);
        await _people.ChooseAsync(made.ShouldBeOfType<PersonOutcome.LinkMade>().Link, password);
    }
}
