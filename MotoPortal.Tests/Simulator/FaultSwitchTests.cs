using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Faults;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>The fault switches over HTTP, the HTTP faults, and the page of the switches.</summary>
public sealed class FaultSwitchTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "kind=slow_answer&reader=tmr_x&sticky=true&milliseconds=50&request=POST")]
    [InlineData("application/json", """{"kind":"slow_answer","reader":"tmr_x","sticky":true,"milliseconds":50,"request":"POST"}""")]
    public async Task A_fault_is_set_listed_and_cleared_by_form_or_json(string contentType, string body)
    {
        var path = new Uri(simulator.Simulator.Address, "/_simulator/faults");
        using var content = new StringContent(body, new MediaTypeHeaderValue(contentType));
        using var set = await simulator.Http.PostAsync(path, content);
        set.StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = (string)JsonNode.Parse(await set.Content.ReadAsStringAsync())!["id"]!;
        simulator.Faults.All.Single().ShouldBe(new Fault(id, FaultKind.SlowAnswer, "tmr_x", true, 50, "POST"));
        (await simulator.Http.GetStringAsync(path)).ShouldContain(id);

        using var cleared = await simulator.Http.DeleteAsync(new Uri($"{path}/{id}"));
        cleared.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await simulator.Http.DeleteAsync(new Uri($"{path}/{id}"));
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        simulator.Faults.Set(FaultKind.NoApiError);
        using var all = await simulator.Http.DeleteAsync(path);
        simulator.Faults.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "[1]")]
    [InlineData("application/json", "{\"kind\":[]}")]
    [InlineData("application/x-www-form-urlencoded", "kind=earthquake")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("text/plain", "kind=reader_busy")]
    public async Task A_switch_that_is_not_there_is_told(string contentType, string body)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue(contentType));
        using var response = await simulator.Http.PostAsync(new Uri(simulator.Simulator.Address, "/_simulator/faults"), content);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        simulator.LogShouldBeClean();
    }

    [Fact]
    public async Task Server_errors_come_before_or_after_the_work()
    {
        simulator.Faults.Set(FaultKind.ServerErrorBefore, request: "customers");
        (await FailureAsync("Never Made")).HttpStatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await CountAsync("Never Made")).ShouldBe(0);
        simulator.Faults.Set(FaultKind.ServerErrorAfter, request: "customers");
        (await FailureAsync("Made All The Same")).StripeError.Type.ShouldBe("api_error");
        (await CountAsync("Made All The Same")).ShouldBe(1);
    }

    [Fact]
    public async Task A_fault_of_one_reader_leaves_the_others_alone_and_one_of_the_account_has_no_reader()
    {
        var (reader, other) = (await simulator.ReaderAsync(), await simulator.ReaderAsync());
        simulator.Faults.Set(FaultKind.ServerErrorBefore, reader.Id);
        await simulator.Stripe.V1.Terminal.Readers.GetAsync(other.Id);
        await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id));
        var fault = simulator.Faults.Set(FaultKind.WebhooksOff, reader.Id, request: "POST");
        (fault.Reader, fault.Request).ShouldBe((null, null));
        simulator.Faults.Clear(fault.Id);
    }

    [Fact]
    public async Task A_dropped_connection_hides_an_answer_that_was_done()
    {
        simulator.Faults.Set(FaultKind.ConnectionDropped, request: "POST /v1/customers");
        await Should.ThrowAsync<HttpRequestException>(() => simulator.CustomerAsync("Behind The Curtain"));
        (await CountAsync("Behind The Curtain")).ShouldBe(1);
        simulator.LogShouldBeClean();
    }

    [Fact]
    public async Task An_answer_can_come_late_and_too_many_requests_are_refused()
    {
        simulator.Faults.Set(FaultKind.SlowAnswer, milliseconds: 300, request: "POST /v1/customers");
        var start = Stopwatch.GetTimestamp();
        await simulator.CustomerAsync();
        Stopwatch.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(250));

        simulator.Faults.Set(FaultKind.RateLimited, request: "POST /v1/customers");
        var refusal = await FailureAsync("Too Many");
        (refusal.HttpStatusCode, refusal.StripeError.Code).ShouldBe((HttpStatusCode.TooManyRequests, "rate_limit"));
    }

    [Theory]
    [InlineData("en", "Reader is busy", "Front desk")]
    [InlineData("fr", "Le lecteur est occupé", "Front desk")]
    public async Task The_home_page_shows_readers_and_switches_in_both_languages(string language, string fault, string reader)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, simulator.Simulator.Address);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var response = await simulator.Http.SendAsync(request);
        var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        html.ShouldContain($"<html lang=\"{language}\" translate=\"no\"");
        html.ShouldContain("<meta name=\"google\" content=\"notranslate\"");
        html.ShouldContain(fault);
        html.ShouldContain(reader);
        html.ShouldContain("href=\"/reader/tmr_");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        using var style = await simulator.Http.GetAsync(new Uri(simulator.Simulator.Address, "/_simulator/home.css"));
        style.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }

    [Fact]
    public async Task The_form_of_the_home_page_switches_and_comes_back()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = simulator.Simulator.Address };
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        browser.DefaultRequestHeaders.Add("Origin", simulator.Simulator.ApiBase);
        using var form = new FormUrlEncodedContent([new("kind", "webhooks_delayed"), new("reader", ""), new("sticky", "true")]);
        using var set = await browser.PostAsync(new Uri("/_simulator/faults", UriKind.Relative), form);
        (set.StatusCode, set.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.SeeOther, "/"));
        var fault = simulator.Faults.All.Single();
        (fault.Kind, fault.Reader, fault.IsSticky).ShouldBe((FaultKind.WebhooksDelayed, null, true));
        using var cleared = await browser.PostAsync(new Uri($"/_simulator/faults/{fault.Id}/clear", UriKind.Relative), null);
        cleared.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        simulator.Faults.All.ShouldBeEmpty();
    }

    private Task<StripeException> FailureAsync(string name) => SimulatorFixture.RefusalOf(() => simulator.CustomerAsync(name));

    private async Task<int> CountAsync(string name) =>
        (await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = $"name:'{name}'" })).Data.Count;
}
