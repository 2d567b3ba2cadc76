using System.Net;
using System.Text.Json;
using MotoPortal.Consents.Copy;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Copy;

/// <summary>The copy and the receipt as files, over HTTP.</summary>
[Collection(RecordsTests.Name)]
public sealed class CopyEndpointsTests(RecordsPortal records)
{
    [Fact]
    public async Task A_person_who_may_see_customers_downloads_the_copy_and_the_receipt()
    {
        using var clerk = records.Visitor();
        await clerk.PractiseAsAsync("camille@practice.example");

        var paper = await clerk.GetAsync($"/consents/{records.ZoesConsent}/copy.pdf");
        var receipt = await clerk.GetAsync($"/consents/{records.ZoesConsent}/receipt.json");

        paper.StatusCode.ShouldBe(HttpStatusCode.OK);
        paper.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        paper.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        PdfText.Read(await paper.Content.ReadAsByteArrayAsync()).ShouldContain("Zoë Ångström");
        receipt.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        JsonSerializer.Deserialize<JsonElement>(await receipt.Content.ReadAsStringAsync())
            .GetProperty("schemaVersion").GetString().ShouldBe(ConsentReceipt.SchemaVersion);
    }

    [Theory]
    [InlineData("/consents/con_00000000000000000000000000000000/copy.pdf")]
    [InlineData("/consents/1/copy.pdf")]
    [InlineData("/consents/con_00000000000000000000000000000000/receipt.json")]
    [InlineData("/consents/con_00000000000000000000000000000000/print")]
    [InlineData("/outbox/mail_00000000000000000000000000000000/attachments/0")]
    [InlineData("/outbox/1/attachments/0")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var clerk = records.Visitor();
        await clerk.PractiseAsAsync("camille@practice.example");

        (await clerk.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_that_went_with_a_mail_is_kept_and_not_opened()
    {
        using var clerk = records.Visitor();
        await clerk.PractiseAsAsync("camille@practice.example");

        var file = await clerk.GetAsync($"/outbox/{await records.ZoesMailAsync()}/attachments/0");

        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentDisposition.FileName.ShouldBe("Consentement-C-1001.pdf");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }
}
