using System.Text.RegularExpressions;
using MotoPortal.Tests.Accounts;

namespace MotoPortal.Tests.Shell;

/// <summary>What a browser fetches for its first page.</summary>
public sealed partial class AssetsTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Fact]
    public async Task Each_style_sheet_and_script_of_a_page_is_sent_compressed()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");
        var assets = Asset().Matches(await browser.GetStringAsync("/")).Select(match => match.Groups["path"].Value).ToList();

        assets.ShouldContain(path => path.StartsWith("mudblazor.", StringComparison.Ordinal));
        assets.ShouldContain(path => path.StartsWith("theme.css?v=", StringComparison.Ordinal));
        foreach (var path in assets)
        {
            using var answer = await AskAsync(browser, path, "gzip");

            answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"], path);
        }
    }

    [Fact]
    public async Task A_browser_that_takes_no_gzip_gets_the_colours_as_they_are()
    {
        using var browser = new Browserless(practice.Portal);

        using var answer = await AskAsync(browser, "/theme.css", "gzip;q=0");

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith(":root {");
    }

    private static async Task<HttpResponseMessage> AskAsync(Browserless browser, string path, string encodings)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        asked.Headers.AcceptEncoding.ParseAdd(encodings);
        return await browser.SendAsync(asked);
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>[^\"]+\\.(?:css|js)(?:\\?[^\"]*)?)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asset();
}
