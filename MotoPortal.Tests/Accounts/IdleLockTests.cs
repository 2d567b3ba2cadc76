using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>Sessions without input, in a browser without scripts; the clock is turned.</summary>
public sealed class IdleLockTests : IAsyncLifetime, IDisposable
{
    private const string Camille = "camille@practice.example";

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private PortalFactory _portal = null!;
    private Browserless _browser = null!;

    public async Task InitializeAsync()
    {
        _portal = new PortalFactory { OtherServices = services => services.AddSingleton<TimeProvider>(_time) }.Start();
        _browser = new Browserless(_portal);
        await _browser.PractiseAsAsync(Camille);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task After_fifteen_minutes_every_page_and_file_leads_to_the_password_and_back()
    {
        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        var before = await _browser.GetAsync("/customers?page=2");
        _time.Advance(TimeSpan.FromSeconds(1));

        var page = await _browser.GetAsync("/customers?page=2");
        var file = await _browser.GetAsync("/consents/con_01a21d4e4b0075328c98474973a9954d/copy.pdf");
        var security = await _browser.GetAsync("/account/second-factor");
        var unlocked = await UnlockAsync("/customers?page=2", PracticePeople.Password);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.Location!.ToString().ShouldBe("/account/idle?returnUrl=%2Fcustomers%3Fpage%3D2");
        file.Headers.Location!.ToString().ShouldStartWith("/account/idle?");
        security.Headers.Location!.ToString().ShouldStartWith("/account/idle?");
        unlocked.Headers.Location!.ToString().ShouldBe("/customers?page=2");
        (await _browser.GetAsync("/customers")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Requests_keep_no_session_open_and_input_does()
    {
        _time.Advance(TimeSpan.FromMinutes(10));
        await _browser.GetAsync("/");
        (await PressAsync()).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _time.Advance(TimeSpan.FromMinutes(10));
        var pressed = await _browser.GetAsync("/");
        _time.Advance(TimeSpan.FromMinutes(5));

        pressed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    public async Task Input_on_a_locked_session_does_not_unlock_it(int minutes)
    {
        _time.Advance(TimeSpan.FromMinutes(minutes));

        var pressed = await PressAsync();

        pressed.StatusCode.ShouldBe(HttpStatusCode.Locked);
        (await _browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Another_site_cannot_keep_a_session_open()
    {
        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/presence", UriKind.Relative));

        (await _browser.SendAsync(forged)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_wrong_password_leaves_it_locked_and_the_fifth_locks_the_account_too()
    {
        _time.Advance(TimeSpan.FromMinutes(15));
        for (var attempt = 1; attempt < 5; attempt++)
        {
            var wrong = await UnlockAsync("/", "not the password 1");
            wrong.Headers.Location!.ToString().ShouldBe("/account/idle?problem=NotRight&returnUrl=%2F");
        }

        var fifth = await UnlockAsync("/", "not the password 1");
        var page = await _browser.GetStringAsync(fifth.Headers.Location!.ToString());
        var right = await UnlockAsync("/", PracticePeople.Password);

        page.ShouldContain("This account is locked for half an hour.");
        right.Headers.Location!.ToString().ShouldContain("problem=AccountLocked");
        (await _browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task One_signs_out_of_a_locked_session_and_the_browser_clears_what_it_has_stored()
    {
        _time.Advance(TimeSpan.FromMinutes(15));

        var left = await _browser.SubmitAsync("/account/idle", "/account/sign-out");

        left.Headers.Location!.ToString().ShouldEndWith("/account/sign-in");
        left.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\", \"storage\""]);
        (await _browser.GetAsync("/account/idle")).Headers.Location!.ToString().ShouldContain("/account/sign-in");
    }

    [Fact]
    public async Task A_page_that_is_not_locked_needs_no_unlocking()
    {
        (await _browser.GetStringAsync("/account/idle?returnUrl=%2Fcustomers")).ShouldContain("href=\"/customers\"");
        (await _browser.GetStringAsync("/account/idle?returnUrl=%2F%2Fevil.example")).ShouldContain("<a href=\"/\">");
    }

    [Fact]
    public async Task What_a_page_has_begun_goes_on_while_its_session_is_locked()
    {
        await using var page = await new PeopleHost(_portal).ActAsAsync(Camille);

        _time.Advance(TimeSpan.FromMinutes(20));

        (await page.Get<ActingPerson>().AllowedAsync(Policies.SaveCards, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task All_open_tabs_are_told_when_the_lock_comes_and_when_it_goes()
    {
        var people = new PeopleHost(_portal);
        var session = SignInWithSession.SessionOf(await people.PrincipalAsync(Camille))!.Value;
        var sessions = _portal.Services.GetRequiredService<SessionRecords>();
        var feed = _portal.Services.GetRequiredService<SessionLockFeed>();
        using var gone = new CancellationTokenSource();
        await using var first = feed.WatchAsync(session, gone.Token).GetAsyncEnumerator();
        await using var second = feed.WatchAsync(session, gone.Token).GetAsyncEnumerator();
        (await NextAsync(first), await NextAsync(second)).ShouldBe((false, false));

        var locking = (NextAsync(first), NextAsync(second));
        _time.Advance(TimeSpan.FromMinutes(15));
        (await locking.Item1, await locking.Item2).ShouldBe((true, true));
        var unlocking = (NextAsync(first), NextAsync(second));
        await sessions.UnlockAsync(session, CancellationToken.None);

        (await unlocking.Item1, await unlocking.Item2).ShouldBe((false, false));
        await gone.CancelAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void A_lock_that_comes_too_late_or_at_once_is_refused_at_the_start(int minutes)
    {
        var result = new IdleLockOptions.Validation().Validate(null, new IdleLockOptions { LockAfterMinutes = minutes });

        result.FailureMessage.ShouldBe($"SignIn:LockAfterMinutes is {minutes}; write a whole number of minutes from 1 to 15.");
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<bool> feed)
    {
        (await feed.MoveNextAsync()).ShouldBeTrue();
        return feed.Current;
    }

    private Task<HttpResponseMessage> UnlockAsync(string page, string password) =>
        _browser.SubmitAsync(
            $"/account/idle?returnUrl={Uri.EscapeDataString(page)}", "/account/unlock", ("password", password));

    private async Task<HttpResponseMessage> PressAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/presence", UriKind.Relative));
        request.Headers.Add("X-Presence", "input");
        return await _browser.SendAsync(request);
    }
}
