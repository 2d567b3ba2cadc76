using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>Passkeys with a Stripe key, over HTTP and without a browser.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed partial class PasskeyTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";
    private const string Grace = "grace@shop.example";
    private const string NotTaken = "This passkey does not sign you in here.";

    private PasskeyHost _host = null!;

    public Task InitializeAsync()
    {
        _host = PasskeyHost.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("Supervisor")]
    [InlineData("Auditor")]
    public async Task A_person_who_needs_a_second_factor_may_add_a_passkey_and_signs_in_with_it_alone(string role)
    {
        await _host.InviteAsync(Ada, role);
        using var browser = _host.Browser();
        using var elsewhere = _host.Browser();
        using var passkey = new SoftwarePasskey(_host.Origin);

        var led = await browser.SignInAsync(Ada, PasskeyHost.Password);
        var before = await browser.GetAsync("/");
        var added = await PasskeyHost.AddAsync(browser, passkey);
        var welcomed = await PasskeyHost.SignInAsync(elsewhere, passkey);

        led.Headers.Location!.ToString().ShouldContain("/account/second-factor");
        before.StatusCode.ShouldBe(HttpStatusCode.Found);
        RecoveryCodes().Count(added).ShouldBe(RecoveryCode.Issued);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        welcomed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await elsewhere.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var entry = (await _host.People.EntriesAsync())[^1];
        (entry.Kind, entry.Actor).ShouldBe(("person.passkey_added", (await _host.People.FindAsync(Ada)).Id));
        await using var db = await _host.People.DatabaseAsync();
        (await db.Set<PersonSession>().CountAsync(row => row.HasSecondFactor && row.IsByPasskeyAlone)).ShouldBe(1);
    }

    [Fact]
    public async Task An_administrator_types_the_password_and_the_passkey_is_the_second_step()
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Admin);
        using var browser = _host.Browser();

        var alone = await PasskeyHost.SignInAsync(browser, passkey);
        var home = await browser.GetAsync("/");
        var asked = await browser.SignInAsync(Ada, PasskeyHost.Password);
        var welcomed = await PasskeyHost.SecondStepAsync(browser, passkey);

        (await BodyAsync(alone)).ShouldContain("This passkey is your second step.");
        home.StatusCode.ShouldBe(HttpStatusCode.Found);
        asked.Headers.Location!.ToString().ShouldContain("/account/second-step");
        welcomed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_supervisor_who_becomes_an_administrator_loses_the_session_that_a_passkey_alone_began()
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var browser = _host.Browser();
        await PasskeyHost.SignInAsync(browser, passkey);
        var before = await browser.GetAsync("/");

        await _host.People.Records.ChangeRolesAsync(
            (await _host.People.FindAsync(Ada)).Id, [StaffRoles.Admin], Actor.Console, CancellationToken.None);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task An_answer_signs_in_once()
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var browser = _host.Browser();
        using var thief = _host.Browser();

        // A counter would refuse the second answer by itself.
        passkey.Counts = false;
        var form = await browser.FormAsync("/account/sign-in", "passkey-button");
        var (offer, options) = await PasskeyHost.OfferAsync(browser, form, "sign-in");
        var answer = passkey.Answer(options);

        var welcomed = await browser.PostAsync(form, ("Offer", offer), ("Credential", answer));
        var again = await thief.SubmitAsync("/account/sign-in", "passkey-button", ("Offer", offer), ("Credential", answer));

        welcomed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await BodyAsync(again)).ShouldContain(NotTaken);
    }

    [Fact]
    public async Task Of_ten_requests_at_once_with_the_same_answer_of_a_passkey_that_does_not_count_one_is_taken()
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        var check = _host.Portal.Services.GetRequiredService<PasskeyCheck>();
        var offer = await check.OfferAsync(PasskeyUse.SignIn);
        passkey.Counts = false;
        var answer = new PasskeyAnswer(offer.Challenge, passkey.Answer(JsonDocument.Parse(offer.Options).RootElement));

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => check.CheckAsync(PasskeyUse.SignIn, answer, "a place")));

        outcomes.OfType<PasskeyOutcome.Right>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_challenge_is_good_for_five_minutes()
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var browser = _host.Browser();
        var form = await browser.FormAsync("/account/sign-in", "passkey-button");
        var (late, lateOptions) = await PasskeyHost.OfferAsync(browser, form, "sign-in");
        var (early, earlyOptions) = await PasskeyHost.OfferAsync(browser, form, "sign-in");

        _host.Time.Advance(UsedChallenge.Lasts - TimeSpan.FromSeconds(1));
        using var inTime = _host.Browser();
        var welcomed = await inTime.SubmitAsync(
            "/account/sign-in", "passkey-button", ("Offer", early), ("Credential", passkey.Answer(earlyOptions)));
        _host.Time.Advance(TimeSpan.FromSeconds(1));
        var refused = await browser.PostAsync(form, ("Offer", late), ("Credential", passkey.Answer(lateOptions)));

        welcomed.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await BodyAsync(refused)).ShouldContain(NotTaken);
    }

    [Theory]
    [InlineData("another port", "http://localhost:1")]
    [InlineData("another scheme", "https://localhost:{port}")]
    [InlineData("the address without a name", "http://127.0.0.1:{port}")]
    [InlineData("a foreign site", "https://localhost.evil.example")]
    public async Task An_answer_for_a_foreign_origin_is_refused(string what, string origin)
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        passkey.Origin = origin.Replace("{port}", $"{_host.Portal.Address.Port}", StringComparison.Ordinal);
        using var browser = _host.Browser();

        var refused = await PasskeyHost.SignInAsync(browser, passkey);

        (await BodyAsync(refused)).ShouldContain(NotTaken, customMessage: what);
    }

    [Theory]
    [InlineData("evil.example", true, 5)]
    [InlineData("localhost", false, 5)]
    [InlineData("localhost", true, 3)]
    public async Task An_answer_for_another_domain_without_its_person_or_with_a_counter_that_stood_still_is_refused(
        string domain, bool verifies, int count)
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var first = _host.Browser();
        passkey.Count = 3;
        (await PasskeyHost.SignInAsync(first, passkey)).StatusCode.ShouldBe(HttpStatusCode.Found);
        using var browser = _host.Browser();
        (passkey.Domain, passkey.Verifies, passkey.Count) = (domain, verifies, (uint)count);

        var refused = await PasskeyHost.SignInAsync(browser, passkey);

        (await BodyAsync(refused)).ShouldContain(NotTaken);
    }

    [Fact]
    public async Task An_unknown_passkey_and_one_of_a_disabled_person_are_answered_alike()
    {
        var (session, disabled) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var unknown = disabled.WithTheSameId();
        using var browser = _host.Browser();
        var other = await _host.People.AddAdminAsync("other@shop.example");
        var ada = await _host.People.FindAsync(Ada);
        await _host.People.Records.DisableAsync(ada.Id, other, CancellationToken.None);

        var ofDisabled = await PasskeyHost.SignInAsync(browser, disabled);
        var ofUnknown = await PasskeyHost.SignInAsync(browser, unknown);

        (await session.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        ofDisabled.StatusCode.ShouldBe(ofUnknown.StatusCode);
        foreach (var answer in new[] { ofDisabled, ofUnknown })
        {
            (await BodyAsync(answer)).ShouldContain(NotTaken);
        }

        _host.Portal.Log.Lines.ShouldAllBe(line => !line.Message.Contains(Ada));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_passwords_are_closed_or_a_person_has_none_a_passkey_alone_signs_nobody_in(bool isClosed)
    {
        await using var host = new PasskeyHost(isClosed
            ? new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["SignIn:Passwords"] = "false",
                ["SignIn:OpenId:Authority"] = "https://issuer.example",
                ["SignIn:OpenId:ClientId"] = "portal",
                ["SignIn:OpenId:ClientSecret"] = "a secret of the tests",
                ["SignIn:OpenId:AdminValues:0"] = "Admin",
                ["Portal:PublicUrl"] = "https://portal.example",
            }
            : null);
        var workflow = host.Portal.Services.CreateScope().ServiceProvider.GetRequiredService<SignInWorkflow>();
        if (isClosed)
        {
            (await workflow.SignInByPasskeyAsync(new PasskeyAnswer("", ""), address: null)).ShouldBe(SignInOutcome.Closed);
            return;
        }

        var (_, passkey) = await host.JoinAsync(Ada, StaffRoles.Supervisor);
        await using (var db = await host.People.DatabaseAsync())
        {
            await db.Users.Where(user => user.Email == Ada)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, (string?)null));
        }

        using var browser = host.Browser();
        (await BodyAsync(await PasskeyHost.SignInAsync(browser, passkey))).ShouldContain("This passkey is your second step.");
    }

    [Fact]
    public async Task Reset_by_an_administrator_the_passkeys_are_gone_with_the_codes_and_the_sessions()
    {
        var (session, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var browser = _host.Browser();
        var other = await _host.People.AddAdminAsync("other@shop.example");

        await _host.People.Records.ResetSecondFactorAsync(
            (await _host.People.FindAsync(Ada)).Id, other, CancellationToken.None);

        (await BodyAsync(await PasskeyHost.SignInAsync(browser, passkey))).ShouldContain(NotTaken);
        (await session.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var db = await _host.People.DatabaseAsync();
        (await db.UserPasskeys.CountAsync()).ShouldBe(0);
        (await db.Set<RecoveryCode>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_passkey_that_is_known_is_not_added_again_by_another_person()
    {
        var (_, known) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        await _host.InviteAsync(Grace, StaffRoles.Supervisor);
        using var browser = _host.Browser();
        await browser.SignInAsync(Grace, PasskeyHost.Password);
        using var same = known.WithTheSameId();

        var added = await PasskeyHost.AddAsync(browser, same);

        added.ShouldContain("The passkey was not added");
        (await _host.People.FindAsync(Grace)).TwoFactorEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_with_a_card_number_is_refused_beside_its_field()
    {
        await _host.InviteAsync(Ada, StaffRoles.Supervisor);
        using var browser = _host.Browser();
        await browser.SignInAsync(Ada, PasskeyHost.Password);
        using var passkey = new SoftwarePasskey(_host.Origin);

        (await PasskeyHost.AddAsync(browser, passkey, "4242 4242 4242 4242")).ShouldContain("holds a card number");
    }

    [Fact]
    public async Task Twenty_wrong_answers_from_one_address_are_looked_at_in_a_minute_and_none_locks_the_account()
    {
        var (_, passkey) = await _host.JoinAsync(Ada, StaffRoles.Supervisor);
        using var forged = passkey.WithTheSameId();
        using var browser = _host.Browser();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            (await PasskeyHost.SignInAsync(browser, forged)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var tooOften = await PasskeyHost.SignInAsync(browser, passkey);
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        var later = await PasskeyHost.SignInAsync(browser, passkey);

        tooOften.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        later.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task At_an_address_without_a_name_the_page_says_where_passkeys_work_and_has_no_button()
    {
        await _host.InviteAsync(Ada, StaffRoles.Supervisor);
        using var browser = new Browserless(_host.Portal);
        await browser.SignInAsync(Ada, PasskeyHost.Password);

        var page = await browser.GetStringAsync("/account/passkey");
        var signIn = await browser.GetStringAsync("/account/sign-in");

        page.ShouldContain($"Passkeys work at {_host.Origin} only.");
        page.ShouldNotContain("passkey-button");
        signIn.ShouldNotContain("passkey-button");
    }

    [GeneratedRegex(
        "<code[^>]*>[0-9A-Z-]{19,}</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RecoveryCodes();

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
