using System.Net;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>A person chooses passwords by links, one after the other, on the page.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class PasswordChoiceTests : IAsyncLifetime
{
    private const string Email = "grace@shop.example";

    private readonly PortalFactory _portal = new PortalFactory(SetupTests.WithAKey).Start();
    private PeopleHost _people = null!;

    public async Task InitializeAsync()
    {
        _people = new PeopleHost(_portal);
        await _people.Records.InviteAsync(new NewPerson(Email, "Grace H.", [StaffRoles.Clerk]), Actor.Console, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [InlineData("password1234567", "This password is easy to guess")]
    [InlineData("qwertyuiop12345", "This password is easy to guess")]
    [InlineData("iloveyou1234567", "This password is easy to guess")]
    [InlineData("GraceAtTheShop1", "This password is easy to guess")]
    [InlineData("nodigitsinthisone", "at least one letter and one digit")]
    public async Task A_password_that_is_easy_to_guess_is_refused_beside_its_field_and_the_link_stays_valid(
        string password, string sentence)
    {
        using var browser = new Browserless(_portal);
        var link = await LinkAsync();

        var refused = await ChooseAsync(browser, link, password);
        var page = await refused.Content.ReadAsStringAsync();
        var kept = await ChooseAsync(browser, link, "correct horse battery 7");

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        page[page.IndexOf("id=\"password-problem\"", StringComparison.Ordinal)..].ShouldContain(sentence);
        page.ShouldContain("aria-invalid=\"true\"");
        kept.Headers.Location!.ToString().ShouldEndWith("/account/sign-in?password=kept");
    }

    [Fact]
    public async Task None_of_the_last_four_passwords_is_taken_again_and_the_fifth_last_is()
    {
        using var browser = new Browserless(_portal);
        string[] passwords =
        [
            "violet tractor 19 sings", "maple dentist 42 floats", "copper giraffe 73 yawns", "walnut bishop 58 drifts",
            "pencil otter 36 hums",
        ];
        foreach (var password in passwords)
        {
            (await ChooseAsync(browser, await LinkAsync(), password)).StatusCode.ShouldBe(HttpStatusCode.Found);
        }

        foreach (var used in passwords[1..])
        {
            var refused = await ChooseAsync(browser, await LinkAsync(), used);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("one of your last four passwords");
        }

        (await ChooseAsync(browser, await LinkAsync(), passwords[0])).StatusCode.ShouldBe(HttpStatusCode.Found);
        await using var db = await _people.DatabaseAsync();
        (await db.Set<PreviousPassword>().CountAsync()).ShouldBe(PreviousPassword.Kept);
    }

    [Fact]
    public async Task The_password_of_a_person_from_before_the_table_counts_too()
    {
        using var browser = new Browserless(_portal);
        await ChooseAsync(browser, await LinkAsync(), "violet tractor 19 sings");
        await using (var db = await _people.DatabaseAsync())
        {
            await db.Set<PreviousPassword>().ExecuteDeleteAsync();
        }

        var refused = await ChooseAsync(browser, await LinkAsync(), "violet tractor 19 sings");

        (await refused.Content.ReadAsStringAsync()).ShouldContain("one of your last four passwords");
    }

    [Fact]
    public async Task The_hashes_of_old_passwords_go_with_their_person()
    {
        using var browser = new Browserless(_portal);
        await ChooseAsync(browser, await LinkAsync(), "violet tractor 19 sings");

        await using var db = await _people.DatabaseAsync();
        await db.Users.Where(user => user.Email == Email).ExecuteDeleteAsync();

        (await db.Set<PreviousPassword>().CountAsync()).ShouldBe(0);
    }

    private static Task<HttpResponseMessage> ChooseAsync(Browserless browser, string link, string password) =>
        browser.SubmitAsync(link, "password", ("Password", password));

    private async Task<string> LinkAsync()
    {
        var person = await _people.FindAsync(Email);
        var made = await _people.Records.MakeLinkAsync(person.Id, Actor.Console, CancellationToken.None);
        return made.ShouldBeOfType<PersonOutcome.LinkMade>().Link.AddressAt("");
    }
}
