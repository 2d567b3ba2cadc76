using System.Collections.Immutable;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Gateway;

/// <summary>Pins the exact requests that charge a saved card.</summary>
public sealed class PaymentGatewayTests : IAsyncLifetime
{
    private CapturingStripe _stripe = null!;
    private StripeGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _stripe = (await CapturingStripe.StartAsync())
            .Answer(
                "POST",
                "/v1/payment_intents",
                """{"id":"pi_1","object":"payment_intent","status":"succeeded","amount":4000,"currency":"eur","payment_method_types":["card"],"customer":"cus_1"}""");
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
    public async Task A_charge_with_the_customer_on_the_line_says_moto_and_never_off_session()
    {
        await _gateway.ChargeCardAsync(Payment(onLine: true, usage: "recurring"), "chg_1:charge:1");

        var sent = _stripe.Requests.Single();
        (sent.Method, sent.Path, sent.IdempotencyKey).ShouldBe(("POST", "/v1/payment_intents", "chg_1:charge:1"));
        sent.Body.ShouldBe(
            "allowed_payment_method_types[0]=card&amount=4000&confirm=true&currency=eur&customer=cus_1&description=P-1001"
            + "&metadata[motoportal_charge]=chg_1&payment_method=pm_1&payment_method_options[card][moto]=true&expand[0]=latest_charge&expand[1]=payment_method");
    }

    [Theory]
    [InlineData("recurring", "&payment_method_options[card][stored_credential_usage]=recurring")]
    [InlineData(null, "")]
    public async Task A_charge_with_the_customer_absent_is_off_session_and_says_how_the_card_is_used(string? usage, string options)
    {
        await _gateway.ChargeCardAsync(Payment(onLine: false, usage), "chg_1:charge:1");

        _stripe.Requests.Single().Body.ShouldBe(
            "allowed_payment_method_types[0]=card&amount=4000&confirm=true&currency=eur&customer=cus_1&description=P-1001"
            + "&metadata[motoportal_charge]=chg_1&off_session=true&payment_method=pm_1" + options + "&expand[0]=latest_charge&expand[1]=payment_method");
    }

    private static NewPayment Payment(bool onLine, string? usage) => new(
        new Money(4000, "eur"), CustomerId.From("cus_1"), PaymentMethodId
            .From("pm_1"), onLine, usage, "P-1001", ImmutableDictionary<string, string>.Empty.Add("motoportal_charge", "chg_1"));
}
