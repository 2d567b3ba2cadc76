using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Gateway;

/// <summary>The webhook endpoint on a real port, with arbitrary input.</summary>
public sealed class WebhookTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "whsec_of_this_test";
    private PortalFactory _portal = null!;
    private readonly HttpClient _http = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });

    public Task InitializeAsync()
    {
        _portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "sk_test_webhooks_0000",
            ["Stripe:ApiBase"] = "http://127.0.0.1:9",
            ["Stripe:WebhookSecret"] = Secret,
        }).Start();
        _http.BaseAddress = _portal.Address;
        return Task.CompletedTask;
    }

    public void Dispose() => _http.Dispose();

    public async Task DisposeAsync()
    {
        _portal.Log.ShouldBeClean("A post to the webhook endpoint");
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_event_is_kept_once_however_often_it_comes()
    {
        var body = Event("evt_1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(body, Sign(body))));

        answers.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await KeptAsync()).ShouldBe(["evt_1"]);
        await WaitUntil.TrueAsync(async () => await AppliedAsync("evt_1"));
    }

    [Fact]
    public async Task More_posts_than_Stripe_ever_sends_are_put_off_before_they_are_read()
    {
        await using var portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "sk_test_webhooks_0000",
            ["Stripe:ApiBase"] = "http://127.0.0.1:9",
            ["Stripe:WebhookSecret"] = Secret,
        })
        {
            OtherServices = services => services.AddSingleton(_ => new WebhookLimit(perMinute: 3)),
        }.Start();

        List<HttpResponseMessage> answers = [];
        for (var i = 0; i < 4; i++)
        {
            using var post = new StringContent("{}");
            answers.Add(await _http.PostAsync(new Uri(portal.Address, "/webhooks/stripe"), post));
        }

        answers.Select(answer => answer.StatusCode).ShouldBe(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests]);
        answers[^1].Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task While_a_secret_is_replaced_both_are_believed_and_no_third()
    {
        await using var portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "sk_test_webhooks_0000",
            ["Stripe:ApiBase"] = "http://127.0.0.1:9",
            ["Stripe:WebhookSecret"] = $"whsec_the_next_one {Secret}",
        }).Start();
        var body = Event("evt_rotated");

        List<HttpStatusCode> answers = [];
        foreach (var secret in new[] { "whsec_the_next_one", Secret, "whsec_another" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal.Address, "/webhooks/stripe"));
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.Add("Stripe-Signature", EventUtility.GenerateSignatureHeader(body, secret));
            answers.Add((await _http.SendAsync(request)).StatusCode);
        }

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest]);
    }

    [Fact]
    public async Task What_Stripe_did_not_sign_is_not_believed()
    {
        var body = Event("evt_forged");
        var old = DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeSeconds();

        (await SendAsync(body, null)).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(body, "nonsense")).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(body, "t=1,v1=00")).ShouldBe(HttpStatusCode.BadRequest);
        foreach (var time in new[] { "", "soon", "-1", "2147483648", "9223372036854775807", "9223372036854775808" })
        {
            (await SendAsync(body, $"t={time},v1=00")).ShouldBe(HttpStatusCode.BadRequest, time);
        }

        (await SendAsync(body + " ", Sign(body))).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(body, EventUtility.GenerateSignatureHeader(body, "whsec_of_another"))).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(body, EventUtility.GenerateSignatureHeader(body, Secret, old))).ShouldBe(HttpStatusCode.BadRequest);
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_refused_is_logged_and_counted_by_its_reason()
    {
        var body = Event("evt_refused");
        var old = DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeSeconds();

        await SendAsync(body, null);
        await SendAsync(body, EventUtility.GenerateSignatureHeader(body, "whsec_of_another"));
        await SendAsync(body, EventUtility.GenerateSignatureHeader(body, Secret, old));
        await SendAsync("{}", Sign("{}"));
        await _portal.Services.GetRequiredService<RefusedPosts>().WriteAsync(CancellationToken.None);

        string[] reasons = ["Forged", "Forged", "OutOfTime", "Unreadable"];
        _portal.Log.Lines.Where(line => line.Event.Id is 2302).Select(line => line.ToString()).ShouldBe(reasons.Select(reason =>
            $"Warning {typeof(RefusedPosts).FullName}[2302 LogRefused] "
            + $"A post to the webhook endpoint from 127.0.0.1 was refused: {reason}"));
        await using var db = await _portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var counted = await db.Set<RefusedPostsRow>().ToListAsync();
        counted.GroupBy(row => row.Refusal, row => row.Count).ToDictionary(row => row.Key, row => row.Sum()).ShouldBe(
            new Dictionary<PostRefusal, int> { [PostRefusal.Forged] = 2, [PostRefusal.OutOfTime] = 1, [PostRefusal.Unreadable] = 1 },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Of_many_forged_posts_some_are_logged_one_by_one_and_all_are_counted()
    {
        for (var number = 0; number < RefusedPosts.LinesPerMinute + 5; number++)
        {
            await SendAsync(Event("evt_many"), "t=1,v1=00");
        }

        await _portal.Services.GetRequiredService<RefusedPosts>().WriteAsync(CancellationToken.None);

        _portal.Log.Lines.Count(line => line.Event.Id is 2302).ShouldBe(RefusedPosts.LinesPerMinute);
        await using var db = await _portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<RefusedPostsRow>().SumAsync(row => row.Count)).ShouldBe(RefusedPosts.LinesPerMinute + 5);
    }

    [Fact]
    public async Task A_signed_event_of_another_form_is_kept_for_a_person_and_applied_when_it_comes_again_as_it_should()
    {
        const string Thin = """{"id":"evt_thin","object":"v2.core.event","type":"v1.charge.refunded","related_object":{"id":"ch_1"}}""";

        (await SendAsync(Thin, Sign(Thin))).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(Thin, Sign(Thin))).ShouldBe(HttpStatusCode.BadRequest);
        await using var db = await _portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var letter = await db.Set<StripeEventRow>().AsNoTracking().SingleAsync();
        letter.GaveUpAt.ShouldNotBeNull();
        (letter.EventId, letter.Type, letter.Problem).ShouldBe(("evt_thin", "v1.charge.refunded", EventProblem.Unreadable));

        (await SendAsync(Event("evt_thin"), Sign(Event("evt_thin")))).ShouldBe(HttpStatusCode.OK);
        await WaitUntil.TrueAsync(async () => await AppliedAsync("evt_thin"));
        (await db.Set<StripeEventRow>().AsNoTracking().SingleAsync()).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("{not json")]
    [InlineData("""{"id":"evt_1"}""")]
    [InlineData("""{"id":5,"type":"x","data":{"object":{}}}""")]
    [InlineData("""{"id":"evt_1","type":"x","data":{"object":5}}""")]
    public async Task A_signed_body_that_is_no_event_is_refused(string body) =>
        (await SendAsync(body, Sign(body))).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_body_of_ten_megabytes_is_too_large()
    {
        // The server answers before it has read the whole body: a client that sends Expect need not send it.
        _http.DefaultRequestHeaders.ExpectContinue = true;
        var body = new string('x', 10 * 1024 * 1024);

        (await SendAsync(body, Sign(body))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await KeptAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_of_an_unknown_type_is_stored_and_handled()
    {
        const string Body = """{"id":"evt_new","object":"event","type":"something.new","data":{"object":{"object":"novelty"}}}""";

        (await SendAsync(Body, Sign(Body))).ShouldBe(HttpStatusCode.OK);
        await WaitUntil.TrueAsync(async () => await AppliedAsync("evt_new"));
    }

    [Fact]
    public async Task Nothing_of_an_events_body_is_kept_but_its_ids()
    {
        const string Body =
            """{"id":"evt_private","type":"setup_intent.succeeded","data":{"object":{"id":"seti_1","object":"setup_intent","description":"Zoë of Lyon"}}}""";
        await SendAsync(Body, Sign(Body));

        (await KeptAsync()).ShouldBe(["evt_private"]);
        (await FolderSearch.FilesWithAsync(_portal.DataDirectory, "Zoë of Lyon")).ShouldBeEmpty();
    }

    private static string Event(string id) =>
        """{"id":"EVENT","object":"event","type":"terminal.reader.action_succeeded","data":{"object":{"id":"tmr_1","object":"terminal.reader","action":{"type":"set_reader_display"}}}}"""
            .Replace("EVENT", id, StringComparison.Ordinal);

    private static string Sign(string body) => EventUtility.GenerateSignatureHeader(body, Secret);

    private async Task<HttpStatusCode> SendAsync(string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe")
        {
            Content =
            new StringContent(body, Encoding.UTF8, "application/json")
        };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        }

        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<string[]> KeptAsync()
    {
        await using var db = await _portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().Select(row => row.EventId).ToArrayAsync();
    }

    private async Task<bool> AppliedAsync(string id)
    {
        await using var db = await _portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().AnyAsync(row => row.EventId == id && row.AppliedAt != null);
    }
}
