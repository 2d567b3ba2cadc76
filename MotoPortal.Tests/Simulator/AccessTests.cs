using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace MotoPortal.Tests.Simulator;

/// <summary>Which callers and versions are accepted, and the response headers.</summary>
public sealed class AccessTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("sk_live_123456789")]
    [InlineData("rk_live_123456789")]
    [InlineData("whatever")]
    [InlineData("rk_test_revoked")]
    [InlineData("pk_test_123456789")]
    public async Task A_key_that_is_no_test_key_is_refused_and_not_repeated(string key)
    {
        var refusal = await SimulatorFixture.RefusalOf(() => simulator.ClientWith(key).V1.Customers.ListAsync());
        refusal.HttpStatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refusal.StripeError.Type.ShouldBe("invalid_request_error");
        refusal.StripeError.Message.ShouldNotContain(key);
    }

    [Fact]
    public async Task Bearer_and_basic_keys_are_read_and_none_is_told()
    {
        (await StatusAsync(new AuthenticationHeaderValue("Bearer", "sk_test_123456"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("sk_test_123456:")))))
            .ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(new AuthenticationHeaderValue("Basic", "not base64"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(new AuthenticationHeaderValue("Digest", "sk_test_123456"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("sk_test_1")]
    [InlineData("sk_test_123")]
    [InlineData("rk_test_123")]
    [InlineData("sk_test_51NotARealKeyButAsLongAsOne00000000000000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_secret_or_restricted_test_key_of_any_length_is_taken(string key) =>
        (await StatusAsync(new AuthenticationHeaderValue("Bearer", key))).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("2026-10-28.endive")]
    [InlineData("2025-08-27.basil")]
    [InlineData("2020-08-27")]
    [InlineData("2030-01-01.later")]
    public async Task Any_well_formed_api_version_is_taken_and_both_are_named_in_the_answer(string version)
    {
        using var response = await simulator.SendAsync(HttpMethod.Get, "/v1/customers", null, ("Stripe-Version", version));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (response.Headers.GetValues("Stripe-Version").Single(), response.Headers.GetValues("Simulator-Version").Single()).ShouldBe(
            (version, "2026-10-28.endive"));
    }

    [Fact]
    public async Task Without_a_version_the_answer_names_the_simulators_own()
    {
        using var response = await simulator.SendAsync(HttpMethod.Get, "/v1/customers");

        (response.Headers.GetValues("Stripe-Version").Single(), response.Headers.GetValues("Simulator-Version").Single()).ShouldBe(
            ("2026-10-28.endive", "2026-10-28.endive"));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2025-13-01")]
    [InlineData("2025-08-27.")]
    [InlineData("2025-08-27.BASIL")]
    [InlineData("2025-08-27.basil; charset")]
    public async Task What_is_no_version_is_refused_and_not_repeated(string version)
    {
        using var response = await simulator.SendAsync(HttpMethod.Get, "/v1/customers", null, ("Stripe-Version", version));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.GetValues("Stripe-Version").Single().ShouldBe("2026-10-28.endive");
    }

    [Fact]
    public async Task A_strict_simulator_takes_its_own_version_only()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-strict-");
        await using var strict = await MotoPortal.Simulator.StripeSimulator.StartAsync(
            new MotoPortal.Simulator.Objects.SimulatorOptions
            {
                Url =
                "http://127.0.0.1:0",
                DataDirectory = folder.FullName,
                StrictVersion = true
            });
        using var http = new HttpClient { BaseAddress = strict.Address };
        async Task<HttpStatusCode> AskAsync(string version)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/customers");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_123");
            request.Headers.Add("Stripe-Version", version);
            return (await http.SendAsync(request)).StatusCode;
        }

        (await AskAsync("2026-10-28.endive"), await AskAsync("2025-08-27.basil")).ShouldBe((HttpStatusCode.OK, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Answers_are_kept_out_of_caches_and_frames()
    {
        using var response = await simulator.SendAsync(HttpMethod.Get, "/v1/customers");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.GetValues("Request-Id").Single().ShouldStartWith("req_");
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
    }

    [Fact]
    public async Task Another_name_of_this_machine_and_pages_of_other_sites_get_nothing()
    {
        using var renamed = await simulator.SendAsync(HttpMethod.Get, "/v1/customers", null, ("Host", "evil.example"));
        renamed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var foreign =
            await simulator.SendAsync(HttpMethod.Post, "/_simulator/faults", "kind=reader_busy", ("Origin", "https://evil.example"));
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        simulator.Faults.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json", "{\"name\":\"Ada\"}")]
    [InlineData("application/json", "{")]
    [InlineData("text/plain", "name=Ada")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("application/x-www-form-urlencoded", "name[=Ada")]
    [InlineData("application/x-www-form-urlencoded", "name]x[=Ada")]
    [InlineData("application/x-www-form-urlencoded", "[x]=Ada")]
    [InlineData("application/x-www-form-urlencoded", "name=Ada%00")]
    [InlineData("application/x-www-form-urlencoded", "address=x&address[city]=y")]
    [InlineData("application/x-www-form-urlencoded", "a[b][c][d][e][f][g][h][i][j]=1")]
    public async Task A_body_that_cannot_be_read_is_told_as_stripe_would(string contentType, string body)
    {
        using var response = await PostAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(body)), contentType);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["type"]).ShouldBe("invalid_request_error");
        simulator.LogShouldBeClean();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_told()
    {
        using var response = await PostAsync(new ByteArrayContent([0x6e, 0x3d, 0xff, 0xfe]), "application/x-www-form-urlencoded");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        simulator.LogShouldBeClean();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_ten_megabytes_is_refused(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.Simulator.Address, "/v1/customers"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_123456");
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new ByteArrayContent(new byte[10_000_000]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var response = await simulator.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        simulator.LogShouldBeClean();
    }

    private async Task<HttpStatusCode> StatusAsync(AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(simulator.Simulator.Address, "/v1/customers"));
        request.Headers.Authorization = authorization;
        using var response = await simulator.Http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(HttpContent content, string contentType)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.Simulator.Address, "/v1/customers")) { Content = content };
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_123456");
        return await simulator.Http.SendAsync(request);
    }
}
