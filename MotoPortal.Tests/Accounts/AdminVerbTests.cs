using System.Net;
using MotoPortal.Accounts;
using MotoPortal.Accounts.Roles;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>The verbs run on the data folder of a running portal; the most important one as a separate process.</summary>
[Trait(Categories.Name, Categories.Process)]
public sealed class AdminVerbTests : IAsyncLifetime
{
    private const string Ada = "ada.o'neil@shop.example";
    private const string Password = "correct horse battery 7";

    private PortalFactory _portal = null!;
    private PeopleHost _people = null!;

    public Task InitializeAsync()
    {
        _portal = new PortalFactory(SetupTests.WithAKey).Start();
        _people = new PeopleHost(_portal);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task From_the_console_a_clerk_of_a_store_is_made_who_chooses_a_password_and_signs_in()
    {
        var (output, exitCode) =
            await PortalProcess.RunAsync(["admin", "create", Ada, "--role", "Clerk", "--store", "tml_Lyon", .. Settings()]);
        using var browser = new Browserless(_portal);
        await browser.SubmitAsync(LinkIn(output), "password", ("Password", Password));
        await browser.SignInAsync(Ada, Password);

        exitCode.ShouldBe(0, output);
        (await browser.GetAsync("/save-card")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _people.RolesAsync(Ada)).ShouldBe([StaffRoles.Clerk]);
        (await _people.FindAsync(Ada)).LocationId!.Value.Value.ShouldBe("tml_Lyon");
        (await _people.EntriesAsync()).Select(entry => (entry.Kind, entry.Actor)).ShouldBe(
            [("person.invited", "console"), ("person.password_chosen", (await _people.FindAsync(Ada)).Id)]);
    }

    [Fact]
    public async Task Without_a_role_an_administrator_is_made_and_several_roles_may_be_named()
    {
        await RunAsync("create", Ada);
        await RunAsync("create", "two@shop.example", "--role=auditor", "--role=Supervisor");

        (await _people.RolesAsync(Ada)).ShouldBe([StaffRoles.Admin]);
        (await _people.RolesAsync("two@shop.example")).ShouldBe([StaffRoles.Supervisor, StaffRoles.Auditor]);
    }

    [Fact]
    public async Task An_invalid_argument_is_named_with_the_usage_and_no_person_is_created()
    {
        var (output, exitCode) = await RunAsync("create", Ada, "--role", "Boss");

        exitCode.ShouldBe(2, output);
        output.ShouldContain("'Boss' is no role; the roles are Clerk, Supervisor, Auditor, Admin.");
        output.ShouldContain("Usage: admin create EMAIL [--role Clerk|Supervisor|Auditor|Admin]... [--store LOCATION]");
        (await _people.EntriesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("'' is no role; the roles are Clerk, Supervisor, Auditor, Admin.", "--role=")]
    [InlineData("'' is no role; the roles are Clerk, Supervisor, Auditor, Admin.", "--role")]
    [InlineData("'Lyon' is no id of a Stripe Terminal location; such an id begins with tml_.", "--store", "Lyon")]
    [InlineData("'--shop' is no option of admin create.", "--shop", "tml_1")]
    [InlineData("'Clerk' is no option of admin create.", "Clerk")]
    public void Each_option_that_is_not_understood_is_named(string sentence, params string[] options)
    {
        AdminVerb.Read(Ada, options, out var problem).ShouldBeNull();

        problem.ShouldBe(sentence);
    }

    [Fact]
    public async Task An_e_mail_that_is_there_already_is_refused_with_the_verb_that_makes_a_link()
    {
        var first = await RunAsync("create", Ada, "--role", "Clerk");

        var second = await RunAsync("create", Ada.ToUpperInvariant(), "--role", "Admin");
        var link = await RunAsync("link", Ada);
        var stranger = await RunAsync("link", "nobody@shop.example");
        using var browser = new Browserless(_portal);

        second.ExitCode.ShouldBe(1);
        second.Output.ShouldContain("is there already. To make a new link for choosing a password, run: admin link");
        (await _people.RolesAsync(Ada)).ShouldBe([StaffRoles.Clerk]);
        link.ExitCode.ShouldBe(0, link.Output);
        (await (await browser.GetAsync(LinkIn(first.Output))).Content.ReadAsStringAsync()).ShouldContain("This link is not good");
        (await (await browser.GetAsync(LinkIn(link.Output))).Content.ReadAsStringAsync()).ShouldContain("Choose your password");
        stranger.ExitCode.ShouldBe(1);
        stranger.Output.ShouldContain("There is no person with the e-mail nobody@shop.example.");
    }

    private static string LinkIn(string output) =>
        new Uri(output.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;

    private Task<(string Output, int ExitCode)> RunAsync(params string[] words) =>
        PortalProgram.RunAsync(["admin", .. words, .. Settings()]);

    private string[] Settings() =>
        [$"--Portal:DataDirectory={_portal.DataDirectory}", .. SetupTests.WithAKey.Select(setting => $"--{setting.Key}={setting.Value}")];
}
