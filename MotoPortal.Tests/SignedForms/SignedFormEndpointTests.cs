using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using MotoPortal.Tests.Accounts;

namespace MotoPortal.Tests.SignedForms;

public sealed class SignedFormEndpointTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Theory]
    [InlineData("camille")]
    [InlineData("sam")]
    [InlineData("audrey")]
    [InlineData("alex")]
    public async Task A_person_who_may_see_customers_sees_a_picture_in_a_sandboxed_page(string who)
    {
        var form = await KeepAsync(SampleFiles.Png(), "Zoë’s form.png");
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync($"{who}@practice.example");

        var answer = await browser.GetAsync($"/evidence/{form.Id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync())
            .ShouldBe(FormCleaner.Clean(SampleFiles.Png()).ShouldBeOfType<CleanOutcome.Cleaned>().Bytes);
        Header(answer, "Content-Type").ShouldBe("image/png");
        Header(answer, "Content-Disposition").ShouldBe(
            "inline; filename=\"Zo__s form.png\"; filename*=UTF-8''Zo%C3%AB%E2%80%99s%20form.png");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Cache-Control").ShouldBe("no-store");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Content-Security-Policy").ShouldBe(
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
    }

    [Fact]
    public async Task A_document_is_offered_for_saving()
    {
        var form = await KeepAsync(SamplePdfs.Plain(), "form.exe");
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");

        var answer = await browser.GetAsync($"/evidence/{form.Id}");

        Header(answer, "Content-Type").ShouldBe("application/pdf");
        Header(answer, "Content-Disposition").ShouldBe("attachment; filename=form.pdf; filename*=UTF-8''form.pdf");
    }

    [Theory]
    [InlineData("form_0199")]
    [InlineData("set_0199")]
    [InlineData("..%2F..%2Fportal.db")]
    public async Task What_is_not_there_is_not_found(string id)
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");

        (await browser.GetAsync($"/evidence/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<SignedFormView> KeepAsync(byte[] file, string name)
    {
        using var content = new MemoryStream(file);
        var outcome = await practice.Portal.Services.GetRequiredService<SignedFormVault>().KeepAsync(
            content, name, CardSetupId.Create(TimeProvider.System.GetUtcNow()), Actor.Portal, CancellationToken.None);
        return outcome.ShouldBeOfType<KeepOutcome.Kept>().Form;
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(
            ", ", (answer.Headers.NonValidated.Contains(name) ? answer.Headers.NonValidated : answer.Content.Headers.NonValidated)[name]);
}
