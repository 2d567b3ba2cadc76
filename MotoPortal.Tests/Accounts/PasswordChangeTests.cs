using System.Net;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Security;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>A signed-in person changes their own password.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class PasswordChangeTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";
    private const string Current = "correct horse battery 7";
    private const string Next = "purple ladder fountain 9";

    private PortalFactory _portal = null!;
    private PeopleHost _people = null!;

    public async Task InitializeAsync()
    {
        _portal = new PortalFactory(SetupTests.WithAKey).Start();
        _people = new PeopleHost(_portal);
        var invited = new NewPerson(Ada, "Ada", [StaffRoles.Clerk]);
        var made = (await _people.Records.InviteAsync(invited, Actor.Console, CancellationToken.None))
            .ShouldBeOfType<PersonOutcome.LinkMade>();
        (await _people.ChooseAsync(made.Link, Current)).ShouldBe(PasswordLinkState.Good);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task A_person_changes_their_password_and_is_signed_out_everywhere_else()
    {
        using var elsewhere = new Browserless(_portal);
        await elsewhere.SignInAsync(Ada, Current);
        var before = (await elsewhere.GetAsync("/")).StatusCode;
        var page = await _people.ActAsAsync(Ada);

        var outcome = await ChangeAsync(page, Next, Current);

        outcome.ShouldBe(new SecurityOutcome.PasswordChanged());
        before.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await _people.EntriesAsync())[^1].Kind.ShouldBe("person.password_changed");
        (await ChangeAsync(page, "another ladder fountain 3", Next)).ShouldBe(new SecurityOutcome.PasswordChanged());
        using var old = new Browserless(_portal);
        (await old.SignInAsync(Ada, Current)).StatusCode.ShouldBe(HttpStatusCode.OK);
        old.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
    }

    [Fact]
    public async Task Without_the_current_password_nothing_is_changed()
    {
        var page = await _people.ActAsAsync(Ada);
        var hash = (await _people.FindAsync(Ada)).PasswordHash;

        (await ChangeAsync(page, Next, "not the password 1")).ShouldBe(new SecurityOutcome.NotConfirmed(StepUpOutcome.WrongPassword));

        (await _people.FindAsync(Ada)).PasswordHash.ShouldBe(hash);
    }

    [Theory]
    [InlineData("short 1", "at least 15")]
    [InlineData("password1234567", "guess")]
    public async Task What_the_rules_refuse_is_told_before_the_current_password_is_looked_at(string password, string sentence)
    {
        var page = await _people.ActAsAsync(Ada);

        var refused = (await ChangeAsync(page, password, "not the password 1")).ShouldBeOfType<SecurityOutcome.PasswordRefused>();

        string.Join(' ', refused.Sentences).ShouldContain(sentence);
    }

    [Fact]
    public async Task One_of_the_last_passwords_is_refused_only_to_whoever_gave_the_current_one()
    {
        var page = await _people.ActAsAsync(Ada);

        (await ChangeAsync(page, Current, "not the password 1")).ShouldBe(new SecurityOutcome.NotConfirmed(StepUpOutcome.WrongPassword));
        (await ChangeAsync(page, Current, Current)).ShouldBeOfType<SecurityOutcome.PasswordRefused>();
    }

    [Fact]
    public async Task A_person_of_practice_shares_a_password_and_cannot_change_it()
    {
        await using var practice = new PortalFactory().Start();
        var page = await new PeopleHost(practice).ActAsAsync(PracticePeople.All[0].Email);

        (await ChangeAsync(page, Next, PracticePeople.Password)).ShouldBe(new SecurityOutcome.NoPassword());
    }

    private static Task<SecurityOutcome> ChangeAsync(ActingScope page, string password, string current) =>
        page.Get<SecurityWorkflow>().ChangePasswordAsync(password, new StepUpProof(current, ""), CancellationToken.None);
}
