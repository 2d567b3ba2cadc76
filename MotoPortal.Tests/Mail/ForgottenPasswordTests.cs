using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Ledger;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Mail;

/// <summary>A person who forgot their password requests a link on the page; a real mail server receives it.</summary>
public sealed class ForgottenPasswordTests
{
    private const string Ada = "ada@shop.example";
    private const string Password = "correct horse battery 7";

    [Fact]
    public async Task A_link_goes_to_the_person_and_a_stranger_gets_the_same_answer_and_no_mail()
    {
        await using var server = new TinySmtpServer();
        await using var portal = Portal(server);
        var people = new PeopleHost(portal);
        await people.Records.InviteAsync(new NewPerson(Ada, "Ada", [StaffRoles.Clerk], "fr"), Actor.Console, CancellationToken.None);
        using var browser = new Browserless(portal);

        var stranger = await AskAsync(browser, "nobody@shop.example");
        var known = await AskAsync(browser, "ADA@shop.example");
        await WaitUntil.TrueAsync(() => server.Mails.Count > 0);
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(server.Mails.ShouldHaveSingleItem())));
        var link = new Uri(mail.TextBody!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim());
        await browser.SubmitAsync(link.PathAndQuery, "password", ("Password", Password));
        await browser.SignInAsync(Ada, Password);

        known.ShouldContain("If a person signs in here with this e-mail");
        MainOf(known).ShouldBe(MainOf(stranger));
        mail.To.ToString().ShouldBe(Ada);
        mail.Subject.ShouldBe("Un nouveau mot de passe pour MotoPortal");

        // The link uses the configured address and never the request's host.
        link.GetLeftPart(UriPartial.Authority).ShouldBe("http://127.0.0.1:5080");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await people.EntriesAsync()).Select(entry => (entry.Kind, entry.Actor)).Skip(1).ShouldBe(
            [("person.password_link_made", "portal"), ("person.password_chosen", (await people.FindAsync(Ada)).Id)]);
        portal.Log.ShouldNotMention(link.Query);
        portal.Log.ShouldNotMention(Ada);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_so_and_one_mailbox_gets_three_mails_an_hour()
    {
        await using var server = new TinySmtpServer();
        await using var portal = Portal(server);
        var people = new PeopleHost(portal);
        await people.Records.InviteAsync(new NewPerson(Ada, "Ada", [StaffRoles.Clerk], "fr"), Actor.Console, CancellationToken.None);
        using var browser = new Browserless(portal);

        for (var asked = 1; asked <= 5; asked++)
        {
            (await AskAsync(browser, Ada)).ShouldContain("If a person signs in here with this e-mail");
        }

        var sixth = await AskAsync(browser, Ada);
        await WaitUntil.TrueAsync(() => server.Mails.Count >= 3);

        sixth.ShouldContain("Too many requests from here.");
        server.Mails.Count.ShouldBe(3);
        (await people.EntriesAsync()).Count(entry => entry.Kind is "person.password_link_made").ShouldBe(3);
    }

    [Fact]
    public async Task A_mail_server_that_takes_too_long_for_one_person_keeps_no_other_waiting()
    {
        await using var server = new TinySmtpServer();
        await using var portal = Portal(server, services => services.AddSingleton<IPasswordLinkMail>(new SlowOnce()));
        var people = new PeopleHost(portal);
        await people.Records.InviteAsync(new NewPerson(Ada, "Ada", [StaffRoles.Clerk], "fr"), Actor.Console, CancellationToken.None);
        using var browser = new Browserless(portal);

        await AskAsync(browser, Ada);
        await AskAsync(browser, Ada);

        var mail = (SlowOnce)portal.Services.GetRequiredService<IPasswordLinkMail>();
        await WaitUntil.TrueAsync(() => mail.Sent == 1);
        portal.Log.Lines.Where(line => line.Event.Id == 3040).ShouldHaveSingleItem();
    }

    private sealed class SlowOnce : IPasswordLinkMail
    {
        private int _asked;

        public int Sent { get; private set; }

        public bool IsReady => true;

        public Task<bool> SendAsync(string email, string language, string link, DateTimeOffset until, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _asked) == 1)
            {
                throw new TaskCanceledException("The call took too long.");
            }

            Sent++;
            return Task.FromResult(true);
        }
    }

    private static PortalFactory Portal(TinySmtpServer server, Action<IServiceCollection>? others = null) =>
        new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "sk_test_nobody",
            ["Stripe:ApiBase"] = "http://127.0.0.1:9",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "None",
            ["Mail:From"] = "portal@shop.example",
        })
        {
            OtherServices = others,
        }.Start();

    private static string MainOf(string page) =>
        page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

    private static async Task<string> AskAsync(Browserless browser, string email) =>
        await (await browser.SubmitAsync("/account/forgotten", "forgotten", ("Email", email))).Content.ReadAsStringAsync();
}
