using MotoPortal.Tests.Accounts;

namespace MotoPortal.Tests.Shell;

public sealed class LanguageTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Fact]
    public async Task A_stranger_reads_the_language_that_the_browser_asks_for_until_another_is_chosen()
    {
        using var browser = new Browserless(practice.Portal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/account/sign-in", UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd("fr-CA");

        var asked = await BodyAsync(await browser.SendAsync(request));
        await browser.SubmitAsync("/account/sign-in", "/account/language", ("language", "fr"));
        var chosen = await BodyAsync(await browser.GetAsync("/account/sign-in"));

        asked.ShouldContain("<html lang=\"fr\"");
        chosen.ShouldContain("<html lang=\"fr\"");
    }

    [Fact]
    public async Task A_persons_language_comes_back_with_the_person()
    {
        using (var first = new Browserless(practice.Portal))
        {
            await first.PractiseAsAsync("sam@practice.example");
            await first.SubmitAsync("/", "/account/language", ("language", "fr"));
        }

        using var second = new Browserless(practice.Portal);
        await second.PractiseAsAsync("sam@practice.example");

        (await BodyAsync(await second.GetAsync("/"))).ShouldContain("<html lang=\"fr\"");
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("<script>")]
    [InlineData("")]
    public async Task A_language_that_the_portal_does_not_speak_changes_nothing(string language)
    {
        using var browser = new Browserless(practice.Portal);

        await browser.SubmitAsync("/account/sign-in", "/account/language", ("language", language));

        (await BodyAsync(await browser.GetAsync("/account/sign-in"))).ShouldContain("<html lang=\"en\"");
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
