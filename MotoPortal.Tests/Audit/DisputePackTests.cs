using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Dispute;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit;

/// <summary>The dispute pack, downloaded as an auditor does.</summary>
public sealed class DisputePackTests(RecordsPortal records) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task A_pack_of_a_call_holds_copy_receipt_and_timeline_and_says_what_each_is()
    {
        var pack = await FetchAsync(records.ZoesConsent);
        var digest = (await ConsentAsync(records.ZoesConsent)).Digest;

        pack.Keys.ShouldBe(["README.txt", "copy.pdf", "receipt.json", "timeline.csv", "SHA256SUMS.txt", "proof.json"]);
        PdfText.Read(pack["copy.pdf"]).ShouldContain("Zoë Ångström");
        PdfText.Read(pack["copy.pdf"]).ShouldNotContain("/withdraw/");
        var readMe = Encoding.UTF8.GetString(pack["README.txt"]);
        readMe.ShouldStartWith("Dispute pack for consent C-1001\n");
        readMe.ShouldContain(digest);
        foreach (var name in pack.Keys.Skip(1))
        {
            readMe.ShouldContain($"{name}\n");
            readMe.Contains($"SHA-256  {Sha256(pack[name])}", StringComparison.Ordinal)
                .ShouldBe(name is not "SHA256SUMS.txt" and not "proof.json", name);
        }
    }

    [Fact]
    public async Task The_digest_is_what_the_read_me_says_how_to_make()
    {
        var pack = await FetchAsync(records.ZoesConsent);
        var proof = JsonSerializer.Deserialize<JsonElement>(pack["receipt.json"]).GetProperty("proof");

        var digest = Sha256([.. Convert.FromHexString(proof.GetProperty("salt").GetString()!), .. Encoding.UTF8.GetBytes(
            proof.GetProperty("record").GetString()!)]);

        digest.ShouldBe((await ConsentAsync(records.ZoesConsent)).Digest);
        Encoding.UTF8.GetString(pack["README.txt"]).ShouldContain($"\n  {digest}\n");
        Lines(pack).Single(line => line.Contains("consent.given", StringComparison.Ordinal))
            .ShouldEndWith($",consent.given,\"Consent recorded\",Clerk,{digest}");
    }

    [Fact]
    public async Task The_timeline_lists_events_in_order_without_names()
    {
        var lines = Lines(await FetchAsync(records.ZoesConsent));

        lines[0].ShouldBe("sequence,at_utc,kind,what,role,commitment");
        var sequence =
            lines.Skip(1).Select(line => long.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        sequence.ShouldBe(sequence.Order());
        lines.ShouldContain(line => line.Contains(",card.sealed,", StringComparison.Ordinal));
        string.Concat(lines).ShouldNotContain("Camille");
        string.Concat(lines).ShouldNotContain("Zoë");
        string.Concat(lines).ShouldNotContain("who@customer.example");
    }

    [Fact]
    public async Task A_pack_of_a_letter_holds_the_signed_form_as_well_and_the_look_is_written_down()
    {
        var consent =
            (await records.Services.OfAllStores<SetupReads>().FindAsync(records.AdasSetup, CancellationToken.None))!.Consent!.Id;
        var evidence = (await records.Services.GetRequiredService<ConsentReads>().FindEvidenceAsync(consent, CancellationToken.None))
            .ShouldNotBeNull();
        var looks = await CountAsync("evidence.viewed", entry => entry.SetupId == records.AdasSetup);

        var pack = await FetchAsync(consent);

        var form = pack.Keys.Single(name => name.StartsWith("signed-form.", StringComparison.Ordinal));
        Sha256(pack[form]).ShouldBe(evidence.SignedFormSha256);
        Encoding.UTF8.GetString(pack["README.txt"]).ShouldContain($"{form}\n  The form that the customer signed");
        (await CountAsync("evidence.viewed", entry => entry.SetupId == records.AdasSetup)).ShouldBe(looks + 1);
    }

    [Fact]
    public async Task Handing_out_a_pack_is_written_down_with_the_digest_of_its_files()
    {
        using var browser = await BrowserAsync("alex");

        var answer = await browser.GetAsync($"/consents/{records.ZoesConsent}/dispute-pack.zip");
        var zip = await answer.Content.ReadAsByteArrayAsync();

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("C-1001-dispute-pack.zip");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entry = await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => entry.Kind == DisputePack.Kind
                && entry.ConsentId == records.ZoesConsent).OrderByDescending(entry => entry.Sequence).FirstAsync();
        (entry.ActorRole, entry.CustomerId, entry.SetupId).ShouldBe((StaffRoles.Admin, records.Zoe, records.ZoesSetup));
        entry.Payload!.Json.ShouldContain(Sha256(Unpack(zip)["SHA256SUMS.txt"]));
    }

    [Theory]
    [InlineData("camille")]
    [InlineData("sam")]
    public async Task Who_may_not_read_all_consents_gets_no_pack(string who)
    {
        using var browser = await BrowserAsync(who);
        var handedOut = await CountAsync(DisputePack.Kind, _ => true);

        var answer = await browser.GetAsync($"/consents/{records.ZoesConsent}/dispute-pack.zip");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CountAsync(DisputePack.Kind, _ => true)).ShouldBe(handedOut);
    }

    [Theory]
    [InlineData("con_0199")]
    [InlineData("set_0199")]
    [InlineData("..%2F..%2Fportal.db")]
    public async Task What_is_no_consent_has_no_pack(string id)
    {
        using var browser = await BrowserAsync("audrey");

        (await browser.GetAsync($"/consents/{id}/dispute-pack.zip")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_read_me_is_in_the_language_of_the_person_who_downloads_it()
    {
        using var browser = await BrowserAsync("audrey");
        using var asked =
            new HttpRequestMessage(HttpMethod.Get, new Uri($"/consents/{records.ZoesConsent}/dispute-pack.zip", UriKind.Relative));
        asked.Headers.AcceptLanguage.ParseAdd("fr");

        var pack = Unpack(await (await browser.SendAsync(asked)).Content.ReadAsByteArrayAsync());

        Encoding.UTF8.GetString(pack["README.txt"]).ShouldStartWith("Dossier de litige pour le consentement C-1001\n");
    }

    [Fact]
    public async Task Once_the_record_was_erased_the_digest_stays_and_the_read_me_says_so()
    {
        var (_, consent) = await records.SaveCardOfAsync("Grace Hopper");
        await records.Services.GetRequiredService<Atomic>().RunAsync(
            async scope =>
            {
                var entries = scope.Db.Set<LedgerEntry>().Where(entry => entry.ConsentId == consent);
                await LedgerErasure.EraseAsync(scope, entries, TimeProvider.System.GetUtcNow(), CancellationToken.None);
            },
            CancellationToken.None);

        var readMe = Encoding.UTF8.GetString((await FetchAsync(consent))["README.txt"]);

        readMe.ShouldContain((await ConsentAsync(consent)).Digest);
        readMe.ShouldContain("The text of the record was erased");
        readMe.ShouldNotContain("jq -j");
    }

    [Fact]
    public async Task The_drawer_of_a_consent_offers_its_pack()
    {
        await using var screen = new ScreenContext("fr", [Policies.SeeConsents], _ => { });

        var panel = screen.Render<DisputePanel>(
            parameters => parameters.Add(panel => panel.ConsentId, records.ZoesConsent).Add(panel => panel.Number, "C-1001"));

        var link = panel.Find("a");
        ScreenContext.Words(link).ShouldBe("Télécharger le dossier de litige");
        link.GetAttribute("href").ShouldBe($"/consents/{records.ZoesConsent}/dispute-pack.zip");
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string[] Lines(Dictionary<string, byte[]> pack) =>
        Encoding.UTF8.GetString(pack["timeline.csv"]).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, byte[]> Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var read = new MemoryStream();
                using var content = entry.Open();
                content.CopyTo(read);
                return read.ToArray();
            },
            StringComparer.Ordinal);
    }

    private async Task<Browserless> BrowserAsync(string who)
    {
        var browser = new Browserless(records.Portal);
        await browser.PractiseAsAsync($"{who}@practice.example");
        return browser;
    }

    private async Task<Dictionary<string, byte[]>> FetchAsync(ConsentId consent)
    {
        using var browser = await BrowserAsync("audrey");
        return Unpack(await (await browser.GetAsync($"/consents/{consent}/dispute-pack.zip")).Content.ReadAsByteArrayAsync());
    }

    private async Task<ConsentView> ConsentAsync(ConsentId id) =>
        (await records.Services.GetRequiredService<ConsentReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();

    private async Task<int> CountAsync(string kind, System.Linq.Expressions.Expression<Func<LedgerEntry, bool>> where)
    {
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.Kind == kind).Where(where).CountAsync();
    }
}
