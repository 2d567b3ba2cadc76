using System.Net;
using System.Text.RegularExpressions;

namespace MotoPortal.Tests.Simulator;

/// <summary>The serving of the on-screen reader's page and assets.</summary>
public sealed partial class OnScreenReaderServedTests : IAsyncLifetime
{
    private ReaderPageHost _host = null!;

    public async Task InitializeAsync() => _host = await ReaderPageHost.StartAsync();

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task The_page_may_be_framed_by_this_machine_only_and_runs_nothing_but_its_own_files()
    {
        using var page = await _host.GetAsync($"/reader/{_host.ReaderId}");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.Headers.GetValues("Content-Security-Policy").ShouldBe(
        [
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'self' http://127.0.0.1:* http://localhost:* https://localhost:*",
        ]);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_file_that_the_page_links_is_served_and_may_be_kept_for_ever()
    {
        var html = await _host.Http.GetStringAsync(_host.Url($"/reader/{_host.ReaderId}"));
        var linked = AssetAddress().Matches(html).Select(match => match.Value).ToList();
        var script = linked.Single(address => address.EndsWith(".js", StringComparison.Ordinal));
        var imported = Import().Matches(await _host.Http.GetStringAsync(_host.Url(script)))
            .Select(match => script[..(script.LastIndexOf('/') + 1)] + match.Groups["file"].Value);

        var files = linked.Concat(imported).ToList();

        files.Count.ShouldBe(4);
        foreach (var file in files)
        {
            using var answer = await _host.GetAsync(file);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable", customMessage: file);
        }
    }

    [Theory]
    [InlineData("tmr_nobody")]
    [InlineData("cus_1")]
    [InlineData("tmr_1%2F..%2F..%2Fcustomers")]
    public async Task A_reader_that_does_not_exist_is_a_clear_404(string id)
    {
        using var page = await _host.GetAsync($"/reader/{id}?lang=fr");
        using var state = await _host.GetAsync($"/reader/{id}/state");

        (page.StatusCode, state.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()).ShouldContain("<h1>Lecteur inconnu</h1>");
    }

    [Theory]
    [InlineData("", "fr-CA,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("", "de,en;q=0.5,fr;q=0.4", "en")]
    [InlineData("", "de", "en")]
    [InlineData("", null, "en")]
    [InlineData("?lang=fr", "en", "fr")]
    [InlineData("?lang=xx", "fr", "fr")]
    [InlineData("?lang=%22%3E", "en", "en")]
    public async Task The_language_is_the_one_asked_for_else_the_one_liked_best(string query, string? likes, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _host.Url($"/reader/{_host.ReaderId}{query}"));
        if (likes is not null)
        {
            request.Headers.Add("Accept-Language", likes);
        }

        using var page = await _host.Http.SendAsync(request);

        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain($"<html lang=\"{language}\"");
        html.ShouldContain("translate=\"no\"");
    }

    [Fact]
    public async Task A_label_with_markup_in_it_stays_a_label()
    {
        await _host.Stripe.V1.Terminal.Readers.UpdateAsync(
            _host.ReaderId, new Stripe.Terminal.ReaderUpdateOptions { Label = "<script>alert(1)</script>" });

        (await _host.Http.GetStringAsync(_host.Url($"/reader/{_host.ReaderId}"))).ShouldNotContain("<script>alert");
    }

    [GeneratedRegex("/reader-assets/[a-z0-9./]+", RegexOptions.None, 1000)]
    private static partial Regex AssetAddress();

    [GeneratedRegex("""from "\./(?<file>[a-z]+\.js)";""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();
}
