using System.Net;
using MotoPortal.Tests.Accounts;

namespace MotoPortal.Tests.Shell;

public sealed class AnsweredMethodsTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Theory]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/theme.css", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/charges", HttpStatusCode.Found)]
    public async Task Head_is_answered_as_get_without_its_body(string path, HttpStatusCode status)
    {
        var head = await SendAsync(HttpMethod.Head, path);
        var get = await SendAsync(HttpMethod.Get, path);

        head.StatusCode.ShouldBe(status);
        get.StatusCode.ShouldBe(status);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("OPTIONS", "/", HttpStatusCode.NoContent)]
    [InlineData("OPTIONS", "/webhooks/stripe", HttpStatusCode.NoContent)]
    [InlineData("PUT", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/charges", HttpStatusCode.MethodNotAllowed)]
    [InlineData("TRACE", "/health/live", HttpStatusCode.MethodNotAllowed)]
    [InlineData("FROBNICATE", "/account/sign-in", HttpStatusCode.MethodNotAllowed)]
    public async Task Other_methods_are_told_which_there_are(string method, string path, HttpStatusCode status)
    {
        var answer = await SendAsync(new HttpMethod(method), path);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST", "OPTIONS"]);
        answer.Headers.Location.ShouldBeNull();
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var browser = new Browserless(practice.Portal);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return await browser.SendAsync(request);
    }
}
