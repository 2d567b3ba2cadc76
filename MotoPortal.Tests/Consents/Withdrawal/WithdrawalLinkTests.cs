using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Withdrawal;

[Collection(WithdrawalPortal.Name)]
public sealed class WithdrawalLinkTests(RecordsPortal records)
{
    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task A_customer_withdraws_with_one_button_and_the_card_goes()
    {
        var (_, consent) = await records.SaveCardOfAsync("Link Onepush");
        var link = await LinkAsync(consent);
        using var customer = new Browserless(records.Portal);

        var page = await TextAsync(customer.GetAsync(link));
        page.ShouldContain("Retirer mon consentement");
        page.ShouldContain("Visa •••• 4242");
        page.ShouldNotContain("Onepush");
        (await ConsentAsync(consent)).Ending.ShouldBeNull();

        (await TextAsync(customer.SubmitAsync(link, "withdraw"))).ShouldContain("Votre consentement est retiré");

        var withdrawn = await ConsentAsync(consent);
        (withdrawn.Result, withdrawn.Ending!.Channel).ShouldBe((ConsentResult.Withdrawn, WithdrawalChannel.Link));
        await WaitUntil.TrueAsync(async () => (await ConsentAsync(consent)).CardRemovedAt is not null);
    }

    [Fact]
    public async Task A_link_that_was_used_says_so_and_shows_nothing_of_the_card()
    {
        var (_, consent) = await records.SaveCardOfAsync("Link Twice");
        var link = await LinkAsync(consent);
        using var customer = new Browserless(records.Portal);
        await customer.SubmitAsync(link, "withdraw");

        var again = await TextAsync(customer.GetAsync(link));

        again.ShouldContain("Ce consentement a pris fin");
        again.ShouldNotContain("4242");
        again.ShouldNotContain("<form");
    }

    [Fact]
    public async Task An_unknown_link_says_so_in_plain_words_and_tells_how_to_reach_the_store()
    {
        using var stranger = new Browserless(records.Portal);

        var answer = await stranger.GetAsync("/withdraw/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("This link is not valid");
        page.ShouldContain("To reach Atelier");
    }

    [Fact]
    public async Task A_right_link_opens_although_the_same_network_has_tried_too_many_wrong_ones()
    {
        var (_, consent) = await records.SaveCardOfAsync("Link Neighbour");
        var link = await LinkAsync(consent);
        using var network = new Browserless(records.Portal);

        List<string> wrong = [];
        for (var i = 0; i <= new AccountsOptions().WrongTriesPerAddress; i++)
        {
            wrong.Add(await TextAsync(FromAsync(network, "203.0.113.7", "/withdraw/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
        }

        wrong[0].ShouldContain("This link is not valid");
        wrong[^1].ShouldContain("Too many tries");
        (await TextAsync(FromAsync(network, "203.0.113.7", link))).ShouldContain("Retirer mon consentement");
    }

    [Fact]
    public async Task The_link_cannot_be_used_by_another_sites_form()
    {
        var (_, consent) = await records.SaveCardOfAsync("Link Forged");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(await LinkAsync(consent), UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "withdraw")]),
        };
        using var attacker = new Browserless(records.Portal);

        (await attacker.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ConsentAsync(consent)).Ending.ShouldBeNull();
    }

    [Fact]
    public async Task The_database_holds_the_hash_of_a_link_and_not_its_secret()
    {
        var secret = (await LinkAsync(records.ZoesConsent)).Split('/')[^1];
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        var kept = await db.Set<WithdrawalLink>().Where(link => link.ConsentId == records.ZoesConsent).ToListAsync();

        kept.ShouldAllBe(link => link.Hash.Length == 64 && link.Hash != secret);
        secret.Length.ShouldBe(43);
    }

    [Fact]
    public async Task The_link_of_a_copy_is_nowhere_in_the_database_files_and_the_outbox_of_practice_shows_it()
    {
        var mails = records.Services.GetRequiredService<MailReads>();
        var (_, consent) = await records.SaveCardOfAsync("Link Hidden");
        var copy = await WaitUntil.ThereAsync(async () =>
            (await mails.ListOfConsentAsync(consent, CancellationToken.None)).FirstOrDefault(mail => mail.State is MailState.Sent));

        var secret = (await mails.FindAsync(copy.Id, CancellationToken.None))!.Text.Split("/withdraw/")[1].Split('\n')[0];
        using var customer = new Browserless(records.Portal);

        (await TextAsync(customer.GetAsync($"/withdraw/{secret}"))).ShouldContain("Retirer mon consentement");
        (await FolderSearch.FilesWithAsync(records.Portal.DataDirectory, secret)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sk_test_0000", null, false)]
    [InlineData("sk_test_0000", "https://portal.example", true)]
    [InlineData(null, null, true)]
    public async Task A_portal_that_customers_cannot_open_makes_no_link(string? apiKey, string? publicUrl, bool makes)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Stripe:ApiKey"] =
                apiKey,
                ["Portal:PublicUrl"] = publicUrl
            }).Build();
        var shell = new ShellOptions();
        shell.Bind(configuration);
        var services = records.Services;
        var links = new WithdrawalLinkRecords(
            services.GetRequiredService<IDbContextFactory<PortalDb>>(),
            services.GetRequiredService<Atomic>(),
            services.GetRequiredService<ConsentReads>(),
            services.GetRequiredService<WithdrawalRecords>(),
            Options.Create(shell),
            configuration,
            TimeProvider.System);

        var address = await services.GetRequiredService<Atomic>()
            .RunAsync(scope => Task.FromResult(links.Create(scope, records.ZoesConsent)), CancellationToken.None);

        (address is not null).ShouldBe(makes);
        address?.ShouldStartWith($"{publicUrl ?? "http://127.0.0.1:5080"}/withdraw/");
    }

    [Fact]
    public async Task The_confirmation_can_be_printed_in_the_customers_language()
    {
        var (_, consent) = await records.SaveCardOfAsync("Letter Reader");
        await records.As(StaffRoles.Clerk).Get<WithdrawalWorkflow>().WithdrawAsync(
            consent, WithdrawalChannel.Post, null, CancellationToken.None);
        using var clerk = new Browserless(records.Portal);
        await clerk.PractiseAsAsync("camille@practice.example");

        var letter = await TextAsync(clerk.GetAsync($"/consents/{consent}/withdrawal"));

        letter.ShouldContain("Confirmation de retrait");
        letter.ShouldContain("Letter Reader");
        (await clerk.GetAsync($"/consents/{records.ZoesConsent}/withdrawal")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> FromAsync(Browserless browser, string address, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", address);
        return await browser.SendAsync(request);
    }

    private async Task<string> LinkAsync(ConsentId consent)
    {
        var links = records.Services.GetRequiredService<WithdrawalLinkRecords>();
        var address = await records.Services.GetRequiredService<Atomic>()
            .RunAsync(scope => Task.FromResult(links.Create(scope, consent)), CancellationToken.None);
        return new Uri(address!).PathAndQuery;
    }

    private async Task<ConsentView> ConsentAsync(ConsentId id) =>
        (await records.Services.GetRequiredService<ConsentReads>().FindAsync(id, CancellationToken.None))!;

    private static async Task<string> TextAsync(Task<HttpResponseMessage> answer) =>
        WebUtility.HtmlDecode(await (await answer).Content.ReadAsStringAsync());
}
