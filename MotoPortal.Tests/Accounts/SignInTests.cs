using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

public sealed class SignInTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    private const string Camille = "camille@practice.example";

    [Fact]
    public async Task A_visitor_is_sent_to_the_sign_in_page_and_returns_afterwards()
    {
        using var browser = new Browserless(practice.Portal);

        var refused = await browser.GetAsync("/?from=a");
        var location = refused.Headers.Location!.PathAndQuery;
        var welcomed = await browser.SubmitAsync(location, "sign-in", ("Email", Camille), ("Password", PracticePeople.Password));
        var page = await browser.GetAsync("/");

        refused.StatusCode.ShouldBe(HttpStatusCode.Found);
        location.ShouldBe("/account/sign-in?returnUrl=%2F%3Ffrom%3Da");
        Target(welcomed).ShouldBe("/?from=a");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Camille D.");
    }

    [Fact]
    public async Task Signing_in_and_out_and_a_wrong_address_are_written_to_the_log_without_the_address()
    {
        using var browser = new Browserless(practice.Portal);
        var camille = (await new PeopleHost(practice.Portal).FindAsync(Camille)).Id;

        await browser.SignInAsync("stranger@elsewhere.example", PracticePeople.Password);
        await browser.SignInAsync(Camille, PracticePeople.Password);
        await browser.SubmitAsync("/", "/account/sign-out");

        var lines = practice.Portal.Log.Lines.Select(line => line.Message).ToList();
        string[] expected =
        [
            "A password was given for an address of no person who may sign in",
            $"Person {camille} signed in; methods: pwd",
            $"Person {camille} signed out",
        ];
        expected.Except(lines, StringComparer.Ordinal).ShouldBeEmpty();
        lines.ShouldAllBe(line => !line.Contains("stranger@elsewhere.example"));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/charges\u2028")]
    [InlineData("/char\u00ADges")]
    [InlineData("/charges?Zoë")]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task The_way_back_never_leaves_the_portal(string returnUrl)
    {
        using var browser = new Browserless(practice.Portal);

        var welcomed = await browser.SubmitAsync(
            $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}",
            "sign-in",
            ("Email", Camille),
            ("Password", PracticePeople.Password));

        Target(welcomed).ShouldBe("/");
    }

    [Theory]
    [InlineData("camille@practice.example", "Clerk")]
    [InlineData("sam@practice.example", "Supervisor")]
    [InlineData("audrey@practice.example", "Auditor")]
    [InlineData("alex@practice.example", "Admin")]
    public async Task In_practice_mode_one_click_signs_in_as_a_person_of_each_role(string email, string role)
    {
        using var browser = new Browserless(practice.Portal);

        var welcomed = await browser.PractiseAsAsync(email);

        Target(welcomed).ShouldBe("/");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var scope = practice.Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var roles = from user in db.Users
                    join link in db.UserRoles on user.Id equals link.UserId
                    join named in db.Roles on link.RoleId equals named.Id
                    where user.Email == email
                    select named.Name;
        (await roles.ToListAsync()).ShouldBe([role]);
    }

    [Fact]
    public async Task A_wrong_password_and_a_stranger_get_the_same_answer()
    {
        using var browser = new Browserless(practice.Portal);

        var wrong = await BodyAsync(await browser.SignInAsync("sam@practice.example", "not the password 1"));
        var stranger = await BodyAsync(await browser.SignInAsync("nobody@practice.example", "not the password 1"));

        wrong.ShouldContain("The e-mail or the password is not right.");
        stranger.ShouldContain("The e-mail or the password is not right.");
        browser.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
    }

    [Theory]
    [InlineData("audrey@practice.example")]
    [InlineData("stranger@practice.example")]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Five_wrong_tries_lock_an_account_whether_it_exists_or_not(string email)
    {
        using var browser = new Browserless(practice.Portal);
        for (var attempt = 1; attempt < 5; attempt++)
        {
            (await browser.SignInAsync(email, "not the password 1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var fifth = await browser.SignInAsync(email, "not the password 1");
        var evenWithTheRightOne = await browser.SignInAsync(email, PracticePeople.Password);

        Target(fifth).ShouldBe("/account/locked");
        Target(evenWithTheRightOne).ShouldBe("/account/locked");
        (await BodyAsync(await browser.GetAsync("/account/locked"))).ShouldContain("This account is locked");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("alex@practice.example");

        var left = await browser.SubmitAsync("/", "/account/sign-out");

        Target(left).ShouldBe("/account/sign-in");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_does_nothing()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("alex@practice.example");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("returnUrl", "/")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/account/sign-out", UriKind.Relative)) { Content = form };

        var refused = await browser.SendAsync(request);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await BodyAsync(refused)).ShouldContain("This page was open for too long");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Target(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var location = answer.Headers.Location!;
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
