using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Settings;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

[Trait(Categories.Name, Categories.Slow)]
public sealed class SetupTests
{
    private const string Password = "correct horse battery 7";

    // A sandbox key, and an address that does not answer, so that no test calls Stripe.
    internal static readonly Dictionary<string, string?> WithAKey = new(StringComparer.Ordinal)
    {
        ["Stripe:ApiKey"] = "sk_test_nobody",
        ["Stripe:ApiBase"] = "http://127.0.0.1:9",
    };

    [Fact]
    public async Task With_a_Stripe_key_the_first_administrator_needs_the_code_from_the_console_and_it_is_good_once()
    {
        await using var portal = new PortalFactory(WithAKey).Start();
        var setup = portal.Services.GetRequiredService<SetupCode>();
        setup.IsOpen.ShouldBeTrue();
        var code = setup.Issue();
        using var browser = new Browserless(portal);

        var wrong = await (await SetUpAsync(browser, "ABCD-EFGH-JKMN", Password)).Content.ReadAsStringAsync();
        var weak = await (await SetUpAsync(browser, code, "1234567890123456")).Content.ReadAsStringAsync();
        var made = await SetUpAsync(browser, code.ToLowerInvariant(), Password);
        var closed = await (await browser.GetAsync("/account/setup")).Content.ReadAsStringAsync();
        var before = await browser.GetAsync("/");
        await SecondFactorTests.EnrolAsync(browser);
        var home = await browser.GetAsync("/");

        wrong.ShouldContain("The code is not right");
        weak.ShouldContain("The password needs at least one letter and one digit");
        made.Headers.Location!.ToString().ShouldEndWith("/account/second-factor?returnUrl=%2Fpreflight");
        before.StatusCode.ShouldBe(HttpStatusCode.Found);
        home.StatusCode.ShouldBe(HttpStatusCode.OK);
        closed.ShouldContain("There is nothing to set up");
        setup.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task With_a_Stripe_key_there_are_no_practice_people()
    {
        await using var portal = new PortalFactory(WithAKey).Start();
        using var browser = new Browserless(portal);

        var page = await (await browser.GetAsync("/account/sign-in")).Content.ReadAsStringAsync();
        var refused = await (await browser.SignInAsync("camille@practice.example", PracticePeople.Password)).Content.ReadAsStringAsync();

        page.ShouldNotContain("practice.example");
        page.ShouldContain("Nobody can sign in yet.");
        refused.ShouldContain("is not right");
    }

    [Fact]
    public async Task People_of_practice_mode_cannot_sign_in_once_there_is_a_key()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        await using (var practice = new PortalFactory(dataDirectory: folder.FullName).Start())
        {
            (await practice.CreateClient().GetAsync(new Uri("/health/live", UriKind.Relative))).EnsureSuccessStatusCode();
        }

        await using (var portal = new PortalFactory(WithAKey, folder.FullName).Start())
        {
            using var browser = new Browserless(portal);
            var refused =
                await (await browser.SignInAsync("camille@practice.example", PracticePeople.Password)).Content.ReadAsStringAsync();
            refused.ShouldContain("is not right");
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_code_runs_out_and_ten_wrong_tries_close_it_to_their_place_alone()
    {
        var time = new FakeTimeProvider();
        var late = new SetupCode(time, Options.Create(new AccountsOptions()));
        var code = late.Issue();
        var guessed = new SetupCode(time, Options.Create(new AccountsOptions()));

        time.Advance(TimeSpan.FromHours(1));
        late.TryTake(code, "192.0.2.1").ShouldBe(SetupCodeOutcome.NotRight);

        var other = guessed.Issue();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            guessed.TryTake("2222-2222-2222", "192.0.2.1").ShouldBe(SetupCodeOutcome.NotRight);
        }

        guessed.TryTake(other, "192.0.2.1").ShouldBe(SetupCodeOutcome.TooOften);
        guessed.TryTake(other, "192.0.2.2").ShouldBe(SetupCodeOutcome.Taken);
    }

    private static Task<HttpResponseMessage> SetUpAsync(Browserless browser, string code, string password) =>
        browser.SubmitAsync(
            "/account/setup", "setup", ("Code", code), ("Name", "Ada"), ("Email", "ada@shop.example"), ("Password", password));
}
