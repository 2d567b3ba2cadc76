using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Gateway;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Gateway;

/// <summary>Pins the exact requests of the three calls that save a card.</summary>
public sealed class StripeGatewayTests : IAsyncLifetime
{
    private CapturingStripe _stripe = null!;
    private StripeGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _stripe = (await CapturingStripe.StartAsync())
            .Answer("POST", "/v1/customers", """{"id":"cus_1","object":"customer","name":"Zoë"}""")
            .Answer(
                "POST",
                "/v1/setup_intents",
                """{"id":"seti_1","object":"setup_intent","status":"requires_payment_method","payment_method_types":["card"],"customer":"cus_1"}""")
            .Answer(
                "POST",
                "/v1/payment_intents",
                """{"id":"pi_1","object":"payment_intent","status":"requires_payment_method","amount":4000,"currency":"eur","payment_method_types":["card"],"customer":"cus_1"}""")
            .Answer(
                "POST",
                "/v1/terminal/readers/tmr_1/process_payment_intent",
                """{"id":"tmr_1","object":"terminal.reader","label":"Front desk","device_type":"stripe_s700"}""")
            .Answer(
                "POST",
                "/v1/terminal/readers/tmr_1/process_setup_intent",
                """{"id":"tmr_1","object":"terminal.reader","label":"Front desk","device_type":"stripe_s700"}""");
        var client = new StripeClient(new StripeClientOptions
        {
            ApiKey =
            "sk_test_pinned_0000",
            ApiBase = _stripe.Address,
            HttpClient = new SystemNetHttpClient(new HttpClient(), 0)
        });
        _gateway = new StripeGateway(client, Microsoft.Extensions.Logging.Abstractions.NullLogger<StripeGateway>.Instance);
    }

    public async Task DisposeAsync() => await _stripe.DisposeAsync();

    [Fact]
    public async Task Making_a_customer_sends_name_contact_and_our_ids()
    {
        await _gateway.CreateCustomerAsync(
            new NewCustomer("Zoë Ångström", "zoe@example.com", "+33612345678", Ids("motoportal_customer", "per_1")), "set_1:customer:1");

        var sent = _stripe.Requests.Single();
        (sent.Method, sent.Path, sent.IdempotencyKey).ShouldBe(("POST", "/v1/customers", "set_1:customer:1"));
        Uri.UnescapeDataString(sent.Body.Replace('+', ' '))
            .ShouldBe("email=zoe@example.com&metadata[motoportal_customer]=per_1&name=Zoë Ångström&phone=+33612345678");
    }

    [Fact]
    public async Task Making_a_SetupIntent_allows_cards_off_session_and_says_how_they_will_be_used()
    {
        await _gateway.CreateSetupIntentAsync(
            new NewSetupIntent(CustomerId.From("cus_1"), "recurring", Ids("motoportal_setup", "set_1")), "set_1:intent:1");

        var sent = _stripe.Requests.Single();
        (sent.Method, sent.Path, sent.IdempotencyKey).ShouldBe(("POST", "/v1/setup_intents", "set_1:intent:1"));
        sent.Body.ShouldBe(
            "allowed_payment_method_types[0]=card&customer=cus_1&metadata[motoportal_setup]=set_1&payment_method_options[card][setup_credential_usage]=recurring&usage=off_session");
    }

    [Fact]
    public async Task The_same_call_has_the_same_body_in_every_process()
    {
        // A process hashes texts in its own way, and with it the order of an ImmutableDictionary.
        foreach (var process in Enumerable.Range(1, 20))
        {
            var ids = ImmutableDictionary<string, string>.Empty.WithComparers(new OtherHashes(process));
            foreach (var name in (string[])["motoportal_setup", "motoportal_customer", "motoportal_consent", "motoportal_charge"])
            {
                ids = ids.Add(name, "1");
            }

            await _gateway.CreateSetupIntentAsync(new NewSetupIntent(CustomerId.From("cus_1"), "recurring", ids), "set_1:intent:1");
        }

        _stripe.Requests.Select(request => request.Body).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_consent_without_a_usage_of_Stripes_sends_none()
    {
        await _gateway.CreateSetupIntentAsync(
            new NewSetupIntent(CustomerId.From("cus_1"), null, Ids("motoportal_setup", "set_1")), "set_1:intent:1");

        _stripe.Requests.Single().Body
            .ShouldBe("allowed_payment_method_types[0]=card&customer=cus_1&metadata[motoportal_setup]=set_1&usage=off_session");
    }

    [Theory]
    [InlineData(true, "always")]
    [InlineData(false, "limited")]
    public async Task Asking_the_reader_says_moto_and_what_the_consent_says_of_showing_the_card(bool mayBeShownAgain, string allowRedisplay)
    {
        await _gateway.ProcessSetupIntentAsync(ReaderId.From("tmr_1"), SetupIntentId.From("seti_1"), mayBeShownAgain, "set_1:process:1");

        var sent = _stripe.Requests.Single();
        (sent.Method, sent.Path, sent.IdempotencyKey).ShouldBe(
            ("POST", "/v1/terminal/readers/tmr_1/process_setup_intent", "set_1:process:1"));
        sent.Body.ShouldBe(
            $"allow_redisplay={allowRedisplay}&process_config[enable_customer_cancellation]=true&setup_intent=seti_1&process_config[moto]=true");
        sent.Headers["Stripe-Version"].ShouldBe("2026-10-28.endive");
    }

    [Fact]
    public async Task Making_a_PaymentIntent_for_a_reader_keeps_no_card()
    {
        await _gateway.CreatePaymentIntentAsync(new NewReaderPayment(new Money(4000, "eur"), CustomerId
            .From("cus_1"), SavesCard: false, null, "A-1", Ids("motoportal_setup", "set_1")), "set_1:intent:1");

        var sent = _stripe.Requests.Single();
        (sent.Method, sent.Path, sent.IdempotencyKey).ShouldBe(("POST", "/v1/payment_intents", "set_1:intent:1"));
        sent.Body.ShouldBe(
            "allowed_payment_method_types[0]=card&amount=4000&capture_method=automatic&currency=eur&customer=cus_1&description=A-1&metadata[motoportal_setup]=set_1"
            + "&expand[0]=latest_charge&expand[1]=payment_method");
    }

    [Fact]
    public async Task Making_a_PaymentIntent_that_also_saves_the_card_says_so_and_how_it_will_be_used()
    {
        await _gateway.CreatePaymentIntentAsync(new NewReaderPayment(new Money(4000, "jpy"), CustomerId
            .From("cus_1"), SavesCard: true, "recurring", "A-1", Ids("motoportal_setup", "set_1")), "set_1:intent:1");

        _stripe.Requests.Single().Body.ShouldBe(
            "allowed_payment_method_types[0]=card&amount=4000&capture_method=automatic&currency=jpy&customer=cus_1&description=A-1&metadata[motoportal_setup]=set_1"
            + "&payment_method_options[card][setup_credential_usage]=recurring&setup_future_usage=off_session&expand[0]=latest_charge&expand[1]=payment_method");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(true, "process_config[allow_redisplay]=always&")]
    [InlineData(false, "process_config[allow_redisplay]=limited&")]
    public async Task Asking_the_reader_for_a_payment_says_moto_and_how_a_kept_card_may_be_shown(
        bool? mayBeShownAgain, string allowRedisplay)
    {
        await _gateway.ProcessPaymentIntentAsync(ReaderId.From("tmr_1"), PaymentIntentId.From("pi_1"), mayBeShownAgain, "set_1:process:1");

        var sent = _stripe.Requests.Single();
        (sent.Method, sent.Path, sent.IdempotencyKey).ShouldBe(
            ("POST", "/v1/terminal/readers/tmr_1/process_payment_intent", "set_1:process:1"));
        sent.Body.ShouldBe(
            $"payment_intent=pi_1&{allowRedisplay}process_config[enable_customer_cancellation]=true&process_config[moto]=true");
    }

    [Theory]
    [InlineData(400, """{"error":{"type":"invalid_request_error","code":"terminal_reader_busy"}}""", nameof(RefusalReason.ReaderBusy))]
    [InlineData(
        400, """{"error":{"type":"invalid_request_error","code":"terminal_reader_offline"}}""", nameof(RefusalReason.ReaderOffline))]
    [InlineData(
        402, """{"error":{"type":"invalid_request_error","code":"terminal_reader_hardware_fault"}}""", nameof(RefusalReason.ReaderFault))]
    [InlineData(
        400, """{"error":{"type":"invalid_request_error","code":"intent_invalid_state"}}""", nameof(RefusalReason.IntentInvalidState))]
    [InlineData(
        400,
        """{"error":{"type":"invalid_request_error","code":"parameter_unknown","param":"process_config[moto]"}}""",
        nameof(RefusalReason.MotoNotEnabled))]
    [InlineData(
        400,
        """{"error":{"type":"invalid_request_error","code":"parameter_unknown","param":"allow_redisplay"}}""",
        nameof(RefusalReason.InvalidRequest))]
    [InlineData(
        401, """{"error":{"type":"invalid_request_error","message":"Invalid API Key provided"}}""", nameof(RefusalReason.KeyRefused))]
    [InlineData(403, """{"error":{"type":"invalid_request_error","message":"Not permitted"}}""", nameof(RefusalReason.KeyRefused))]
    [InlineData(404, """{"error":{"type":"invalid_request_error","code":"resource_missing"}}""", nameof(RefusalReason.NotFound))]
    [InlineData(429, """{"error":{"type":"invalid_request_error","code":"lock_timeout"}}""", nameof(RefusalReason.RateLimited))]
    public async Task A_refusal_is_told_by_its_code(int status, string body, string reason)
    {
        _stripe.Answer("POST", "/v1/terminal/readers/tmr_1/process_setup_intent", body, status);

        (await SendAsync()).ShouldBeOfType<GatewayAnswer<StripeReader>.Refused>().Refusal.Reason
            .ShouldBe(Enum.Parse<RefusalReason>(reason));
    }

    [Theory]
    [InlineData(400, """{"error":{"type":"invalid_request_error","code":"terminal_reader_timeout"}}""")]
    [InlineData(409, """{"error":{"type":"idempotency_error","code":"idempotency_key_in_use"}}""")]
    [InlineData(500, """{"error":{"type":"api_error","message":"Something went wrong"}}""")]
    [InlineData(503, "<html>busy</html>")]
    [InlineData(200, "<html>a captive portal</html>")]
    public async Task An_answer_that_says_nothing_certain_is_unknown(int status, string body)
    {
        _stripe.Answer("POST", "/v1/terminal/readers/tmr_1/process_setup_intent", body, status);

        (await SendAsync()).ShouldBeOfType<GatewayAnswer<StripeReader>.Unknown>();
        _stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_is_unknown()
    {
        _stripe.Answer("POST", "/v1/terminal/readers/tmr_1/process_setup_intent", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        (await SendAsync()).ShouldBeOfType<GatewayAnswer<StripeReader>.Unknown>();
    }

    [Fact]
    public async Task A_connection_that_never_stood_sent_nothing()
    {
        await _stripe.DisposeAsync();

        (await SendAsync()).ShouldBeOfType<GatewayAnswer<StripeReader>.NotSent>();
    }

    [Fact]
    public void Without_a_key_the_portal_never_calls_Stripe_itself()
    {
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection().AddLogging().AddGateway(configuration).BuildServiceProvider();

        services.GetRequiredService<IOptions<StripeOptions>>().Value.ApiBase.ShouldBe("http://127.0.0.1:12111");
    }

    private Task<GatewayAnswer<StripeReader>> SendAsync() =>
        _gateway.ProcessSetupIntentAsync(ReaderId.From("tmr_1"), SetupIntentId.From("seti_1"), false, "set_1:process:1");

    private static ImmutableDictionary<string, string> Ids(string key, string value) =>
        ImmutableDictionary<string, string>.Empty.Add(key, value);

    private sealed class OtherHashes(int seed) : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode(string text) => HashCode.Combine(seed, StringComparer.Ordinal.GetHashCode(text));
    }
}
