using System.Net;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>
/// An HTTP client that acts as a browser: it keeps cookies, sends forms with their hidden fields, and follows no redirects.
/// </summary>
internal sealed partial class Browserless : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    /// <param name="portal">The portal.</param>
    /// <param name="host">The name by which the portal is called; null for its address.</param>
    public Browserless(PortalFactory portal, string? host = null)
    {
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = host is null ? portal.Address : new UriBuilder(portal.Address) { Host = host }.Uri,
        };
    }

    /// <summary>The portal's cookies.</summary>
    public CookieCollection Cookies => _cookies.GetAllCookies();

    /// <summary>Another client with a copy of this one's cookies.</summary>
    public Browserless WithCopiedCookies(PortalFactory portal)
    {
        var copy = new Browserless(portal);
        copy._cookies.Add(Cookies);
        return copy;
    }

    /// <summary>Gets a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>The text of a page.</summary>
    public async Task<string> GetStringAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    /// <summary>Sends a request unchanged.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Gets a page, fills in its form with this action (or handler), and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] typed) =>
        await PostAsync(await FormAsync(page, form), typed);

    /// <summary>Gets a page and parses its form with this action (or handler).</summary>
    public async Task<FetchedForm> FormAsync(string page, string form)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        var found = Form().Matches(html).Select(match => match.Value).FirstOrDefault(text => text.Contains(form, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form '{form}' on {page}: {html}");
        var action = Action().Match(found) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["action"].Value) : page;
        return new FetchedForm(
            action, [.. Hidden().Matches(found).Select(field => (Attribute(field.Value, "name"), Attribute(field.Value, "value")))]);
    }

    /// <summary>Fills in a form that was fetched before, and sends it.</summary>
    public async Task<HttpResponseMessage> PostAsync(FetchedForm form, params (string Name, string Value)[] typed)
    {
        var fields =
            form.Hidden.Where(field => typed.All(one => !string.Equals(one.Name, field.Name, StringComparison.Ordinal))).Concat(typed);
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(form.Action, UriKind.Relative), content);
    }

    /// <summary>Signs in with a password.</summary>
    public Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        SubmitAsync("/account/sign-in", "sign-in", ("Email", email), ("Password", password));

    /// <summary>Signs in as a practice person.</summary>
    public Task<HttpResponseMessage> PractiseAsAsync(string email) =>
        SubmitAsync("/account/sign-in", "/account/practice", ("email", email));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan
            .FromSeconds(1)).Groups["value"].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden"[^>]*>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("""<form[^>]*\baction="(?<action>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();
}

/// <summary>A form as the page contained it: its action and its hidden fields.</summary>
internal sealed record FetchedForm(string Action, IReadOnlyList<(string Name, string Value)> Hidden);
