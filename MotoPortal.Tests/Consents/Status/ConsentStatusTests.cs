using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Status;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Status;

/// <summary>The holder of a copy sees whether its consent is in force, and no more.</summary>
[Collection(WithdrawalPortal.Name)]
public sealed class ConsentStatusTests(RecordsPortal records)
{
    [Fact]
    public async Task The_holder_of_a_copy_sees_its_entry_and_that_it_is_in_force_and_later_that_it_was_withdrawn()
    {
        var (_, consent) = await records.SaveCardOfAsync("Status Holder");
        var address = new Uri(AddressOf(consent)).PathAndQuery;
        var number = (await EntryOfAsync(consent)).ToString(CultureInfo.InvariantCulture);
        using var holder = new Browserless(records.Portal);

        var before = await TextAsync(holder.GetAsync(address));
        await holder.SubmitAsync(await WithdrawalLinkAsync(consent), "withdraw");
        var after = await TextAsync(holder.GetAsync(address));

        before.ShouldContain($"sous le numéro {number}, depuis le ");
        before.ShouldContain("En vigueur");
        after.ShouldContain("Retiré le ");
        after.ShouldNotContain("En vigueur");
        foreach (var page in new[] { before, after })
        {
            page.ShouldNotContain("Holder");
            page.ShouldNotContain("4242");
            page.ShouldNotContain("C-1");
            page.ShouldNotContain(consent.Value);
            page.ShouldContain("noindex");
        }
    }

    [Fact]
    public async Task A_secret_that_differs_in_one_letter_shows_nothing()
    {
        var secret = AddressOf(records.ZoesConsent).Split('/')[^1];
        using var stranger = new Browserless(records.Portal);

        secret.Length.ShouldBe(43);
        foreach (var place in new[] { 0, 20, 22, 41 })
        {
            var changed = secret[..place] + (secret[place] == 'A' ? 'B' : 'A') + secret[(place + 1)..];
            records.Services.GetRequiredService<StatusLinks>().Read(changed).ShouldBeNull();
        }

        (await TextAsync(stranger.GetAsync($"/consent-status/B{secret[1..]}"))).ShouldContain("There is no consent behind this address");
        (await stranger.GetAsync("/consent-status/%00")).StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task The_copy_has_the_address_as_text_and_as_a_code_on_paper_and_on_the_page()
    {
        var address = AddressOf(records.ZoesConsent);
        var facts = await records.Services.GetRequiredService<CopySource>().FindAsync(records.ZoesConsent, default);
        using var clerk = new Browserless(records.Portal);
        await clerk.PractiseAsAsync("camille@practice.example");

        var file = records.Services.GetRequiredService<CustomerDocumentPdf>().Write(CopyComposer.Compose(facts!));
        var page = await TextAsync(clerk.GetAsync($"/consents/{records.ZoesConsent}/print"));

        string.Concat(PdfText.Read(file).Where(sign => !char.IsWhiteSpace(sign))).ShouldContain(address);
        page.ShouldContain($"href=\"{address}\"");
        page.ShouldContain(QrCode.Of(address).Path);
    }

    private string AddressOf(ConsentId consent) => records.Services.GetRequiredService<StatusLinks>().AddressOf(consent)!;

    private async Task<string> WithdrawalLinkAsync(ConsentId consent)
    {
        var links = records.Services.GetRequiredService<WithdrawalLinkRecords>();
        return new Uri((await records.Services.GetRequiredService<Atomic>()
            .RunAsync(scope => Task.FromResult(links.Create(scope, consent)), default))!).PathAndQuery;
    }

    private async Task<long> EntryOfAsync(ConsentId consent)
    {
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.ConsentId == consent && entry.Kind == "consent.given")
            .Select(entry => entry.Sequence).SingleAsync();
    }

    private static async Task<string> TextAsync(Task<HttpResponseMessage> answer) =>
        WebUtility.HtmlDecode(await (await answer).Content.ReadAsStringAsync());
}
