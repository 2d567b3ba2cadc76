using System.Net;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Answers;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Objects;
using MotoPortal.Privacy;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Answers;

/// <summary>The files of an answer, downloaded over HTTP, and what the customer's privacy page says of them.</summary>
public sealed class EvidenceFileDownloadTests(RecordsPortal records) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task A_file_is_given_to_who_answers_disputes_and_to_no_other()
    {
        var dispute = await records.DisputedAsync("Dora Dispute");
        var address = $"/disputes/{dispute}/files/{EvidenceFileField.CustomerCommunication}";

        foreach (var who in new[] { "camille", "audrey" })
        {
            using var other = await BrowserAsync(who);
            var refused = await other.GetAsync(address);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, who);
            (await refused.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("%PDF"u8).ShouldBe(-1);
        }

        using var sam = await BrowserAsync("sam");
        var given = await sam.GetAsync(address);
        (given.StatusCode, given.Content.Headers.ContentType?.MediaType, given.Headers.CacheControl?.NoStore)
            .ShouldBe((HttpStatusCode.OK, "application/pdf", true));
        given.Content.Headers.ContentDisposition!.FileName.ShouldEndWith("-copy.pdf");
        PdfText.Read(await given.Content.ReadAsByteArrayAsync()).ShouldContain("Dora Dispute");
        foreach (var none in new[]
        {
            $"/disputes/{dispute}/files/{EvidenceFileField.CustomerSignature}",
            $"/disputes/{dispute}/files/Earthquake",
            $"/disputes/du_none/files/{EvidenceFileField.Receipt}",
        })
        {
            (await sam.GetAsync(none)).StatusCode.ShouldBe(HttpStatusCode.NotFound, none);
        }
    }

    [Theory]
    [InlineData("en", "Texts and files that were given to Stripe to answer a dispute. They stay there")]
    [InlineData("fr", "Textes et fichiers remis à Stripe pour répondre à une contestation. Ils y restent")]
    public async Task The_page_that_erases_a_customer_says_what_stays_at_Stripe(string language, string words)
    {
        var dispute = await records.DisputedAsync($"Erna Evidence {language}");
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var customer = await db.Set<ChargeDispute>().Where(row => row.Id == dispute)
            .Join(db.Set<Charge>(), row => row.ChargeId, charge => charge.Id, (_, charge) => charge.CustomerId).SingleAsync();
        (await WordsAsync()).ShouldNotContain(words);

        (await records.As(StaffRoles.Supervisor).Get<DisputeAnswerWorkflow>()
            .AttachAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.Given>();

        (await WordsAsync()).ShouldContain(words);

        async Task<string> WordsAsync()
        {
            await using var screen = records.Screen(
                StaffRoles.Admin, language, others: rooms => rooms.AddSingleton(records.As(StaffRoles.Admin).Get<ErasureWorkflow>()));
            var page = screen.Render<PersonPage>(with => with.Add(shown => shown.Id, customer.Value));
            page.WaitForAssertion(() => page.FindAll("#erasure").ShouldHaveSingleItem());
            return page.Markup;
        }
    }

    private async Task<Browserless> BrowserAsync(string who)
    {
        var browser = new Browserless(records.Portal);
        await browser.PractiseAsAsync($"{who}@practice.example");
        return browser;
    }
}
