using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MotoPortal.Simulator.Objects;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Simulator;

/// <summary>
/// The requests of the on-screen reader, and its handling of answers that the simulator does not give, with a scripted Stripe.
/// </summary>
public sealed class OnScreenReaderFaultsTests : IAsyncLifetime
{
    private const string Reader = "/v1/terminal/readers/tmr_1";
    private const string Present = "/v1/test_helpers/terminal/readers/tmr_1/present_payment_method";

    private CapturingStripe _stripe = null!;
    private OnScreenReaderHost _host = null!;

    public async Task InitializeAsync()
    {
        _stripe = await CapturingStripe.StartAsync();
        _host = await OnScreenReaderHost.StartAsync(new OnScreenReaderOptions { ApiBase = _stripe.Address });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _stripe.DisposeAsync();
    }

    [Fact]
    public async Task Present_sends_the_card_without_its_postal_code()
    {
        _stripe.Answer("POST", Present, ReaderWith("succeeded"));

        await _host.PostAsync(
            "/reader/tmr_1/present",
            """{"number":"5555555555554444","expiryMonth":7,"expiryYear":2041,"cvc":"987","postalCode":"SW1A 1AA"}""");

        var sent = _stripe.Requests.ShouldHaveSingleItem();
        sent.Body.Split('&').ShouldBe([
            "expand[0]=action.process_payment_intent.payment_intent",
            "type=card",
            "card[cvc]=987",
            "card[exp_month]=7",
            "card[exp_year]=2041",
            "card[number]=5555555555554444"
        ], ignoreOrder: true);
        sent.IdempotencyKey.ShouldNotBeNull();
        sent.Headers["Authorization"].ShouldBe("Bearer sk_test_practice_0000");
    }

    [Fact]
    public async Task A_number_that_is_no_test_number_never_leaves()
    {
        await _host.PostAsync(
            "/reader/tmr_1/present",
            """{"number":"4539578763621486","expiryMonth":7,"expiryYear":2041,"cvc":"987","postalCode":"10001"}""");

        _stripe.Requests.ShouldBeEmpty();
        _host.Log.ShouldNotMention("4539578763621486");
    }

    [Theory]
    [InlineData(
        """{"type":"process_setup_intent","status":"in_progress","process_setup_intent":{"setup_intent":"seti_1"}}""", "asking", null)]
    [InlineData("""{"type":"set_reader_display","status":"in_progress"}""", "occupied", null)]
    [InlineData("""{"type":"collect_inputs","status":"in_progress"}""", "occupied", null)]
    [InlineData("""{"type":"process_payment_intent","status":"in_progress"}""", "asking", null)]
    [InlineData("""{"type":"process_setup_intent","status":"succeeded"}""", "approved", "The card is saved.")]
    [InlineData(
        """{"type":"process_payment_intent","status":"succeeded","process_payment_intent":{"payment_intent":"pi_1"}}""",
        "approved",
        "The payment is done.")]
    [InlineData(
        """{"type":"process_setup_intent","status":"failed","failure_code":"setup_intent_authentication_failure"}""",
        "declined",
        "The bank declined the card.")]
    [InlineData(
        """{"type":"process_setup_intent","status":"failed","failure_code":"card_declined","api_error":{"code":"card_declined","decline_code":"lost_card"}}""",
        "declined",
        "The bank declined the card.")]
    [InlineData(
        """{"type":"process_setup_intent","status":"failed","failure_code":"card_declined","api_error":{"code":"expired_card"}}""",
        "declined",
        "The card has expired.")]
    [InlineData(
        """{"type":"process_setup_intent","status":"failed","failure_code":"connection_error"}""",
        "failed",
        "The connection broke. The card may have been saved all the same.")]
    [InlineData(
        """{"type":"process_setup_intent","status":"failed","failure_code":"customer_canceled"}""", "failed", "Canceled on the reader.")]
    [InlineData(
        """{"type":"process_setup_intent","status":"failed","failure_code":"something_new"}""", "failed", "The reader could not finish.")]
    [InlineData("null", "splash", null)]
    public async Task What_the_reader_does_is_what_it_shows(string action, string screen, string? words)
    {
        _stripe.Answer(
            "GET", Reader, $$"""{"id":"tmr_1","object":"terminal.reader","label":"Till 3","status":"online","action":{{action}}}""");

        var state = await StateAsync();

        (state.GetProperty("screen").GetString(), state.GetProperty("words").GetString()).ShouldBe((screen, words));
    }

    [Theory]
    [InlineData(401, HttpStatusCode.BadGateway, "keyRefused")]
    [InlineData(403, HttpStatusCode.BadGateway, "keyRefused")]
    [InlineData(404, HttpStatusCode.NotFound, "gone")]
    [InlineData(429, HttpStatusCode.ServiceUnavailable, "askedTooOften")]
    [InlineData(500, HttpStatusCode.BadGateway, "unreachable")]
    public async Task What_Stripe_refuses_has_a_screen(int status, HttpStatusCode expected, string screen)
    {
        _stripe.Answer("GET", Reader, """{"error":{"type":"api_error","message":"No."}}""", status);

        using var answer = await _host.Http.GetAsync(new Uri("/reader/tmr_1/state", UriKind.Relative));

        answer.StatusCode.ShouldBe(expected);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("screen").GetString().ShouldBe(screen);
    }

    [Fact]
    public async Task A_Stripe_that_is_not_there_has_a_screen_and_the_page_opens_all_the_same()
    {
        await using var alone = await OnScreenReaderHost.StartAsync(new OnScreenReaderOptions { ApiBase = "http://127.0.0.1:9" });

        using var page = await alone.Http.GetAsync(new Uri("/reader/tmr_1", UriKind.Relative));

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("data-screen=\"unreachable\"");
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_has_a_screen()
    {
        _stripe.Answer("GET", Reader, "<html>proxy</html>");

        using var answer = await _host.Http.GetAsync(new Uri("/reader/tmr_1/state", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task A_card_that_Stripe_refuses_outright_keeps_the_reader_asking_and_says_why()
    {
        _stripe.Answer("GET", Reader, ReaderWith("in_progress"));
        _stripe.Answer(
            "POST",
            Present,
            """{"error":{"type":"card_error","code":"incorrect_number","message":"Your card number is incorrect."}}""",
            402);

        using var answer = await _host.PostAsync(
            "/reader/tmr_1/present",
            """{"number":"4242424242424241","expiryMonth":7,"expiryYear":2041,"cvc":"987","postalCode":"10001"}""");

        var state = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (state.GetProperty("screen").GetString(), state.GetProperty("refusal").GetString()).ShouldBe(
            ("asking", "The card number is wrong."));
    }

    [Theory]
    [InlineData("sk_live_1", null, "OnScreenReader:ApiKey")]
    [InlineData("rk_live_1", null, "OnScreenReader:ApiKey")]
    [InlineData("", null, "OnScreenReader:ApiKey")]
    [InlineData("sk_test_1", "ftp://example.org", "OnScreenReader:ApiBase")]
    [InlineData("sk_test_1", "http://example.org/v1", "OnScreenReader:ApiBase")]
    public async Task A_live_key_or_a_wrong_address_stops_it_from_starting(string key, string? address, string setting)
    {
        var refused = await Should.ThrowAsync<OptionsValidationException>(
            () => OnScreenReaderHost.StartAsync(new OnScreenReaderOptions { ApiKey = key, ApiBase = address }));

        refused.Failures.ShouldHaveSingleItem().ShouldStartWith(setting);
        refused.Message.ShouldNotContain("live_1");
    }

    [Fact]
    public async Task An_embedding_address_cannot_add_to_the_content_security_policy()
    {
        var refused = await Should.ThrowAsync<OptionsValidationException>(
            () => OnScreenReaderHost.StartAsync(new OnScreenReaderOptions { EmbeddedBy = "https://a.example;script-src *" }));

        refused.Failures.ShouldHaveSingleItem().ShouldStartWith("OnScreenReader:EmbeddedBy");
    }

    private static string ReaderWith(string status) =>
        $$$"""{"id":"tmr_1","object":"terminal.reader","label":"Till 3","status":"online","action":{"type":"process_setup_intent","status":"{{{status}}}","process_setup_intent":{"setup_intent":"seti_1"} } }""";

    private Task<JsonElement> StateAsync() => _host.Http.GetFromJsonAsync<JsonElement>(new Uri("/reader/tmr_1/state", UriKind.Relative));
}
