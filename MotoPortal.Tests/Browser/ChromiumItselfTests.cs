using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Browser;

/// <summary>Tests of the browser tests' own tools, on a page with planted faults.</summary>
[Collection(BrowserTests.Name)]
public sealed class ChromiumItselfTests(ChromiumFixture chromium)
{
    private const string Policy = "default-src 'self'; script-src 'self'";

    private static async Task<CapturingStripe> PageAsync(string html) =>
        (await CapturingStripe.StartAsync()).Answer("GET", "/", async context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.ContentType = "text/html; charset=utf-8";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, html);
        });

    [ChromiumFact]
    public async Task A_broken_content_security_policy_fails_the_visit()
    {
        await using var site =
            await PageAsync("<!doctype html><html lang=en><title>t</title><main><h1>t</h1><script>1</script></main></html>");

        var failure = await Assert.ThrowsAsync<ShouldAssertException>(() => chromium.VisitAsync(
            new Visitor { Address = new Uri(site.Address) }, page => page.GotoAsync("/"), "expected"));

        failure.Message.ShouldContain("Content Security Policy");
    }

    [ChromiumFact]
    public async Task A_button_without_a_name_fails_the_accessibility_check()
    {
        await using var site = await PageAsync(
            "<!doctype html><html lang=en><title>t</title><main><h1>t</h1><button></button></main></html>");

        var failure = await Assert.ThrowsAsync<ShouldAssertException>(() => chromium.VisitAsync(
            new Visitor { Address = new Uri(site.Address) },
            async page =>
            {
                await page.GotoAsync("/");
                await page.ShouldBeAccessibleAsync();
            },
            "expected"));

        failure.Message.ShouldContain("button-name");
    }
}
