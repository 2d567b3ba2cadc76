using System.Text.Json.Nodes;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Simulator;

/// <summary>
/// Every object that the simulator returns has every key of Stripe's. The keys, hash within hash, are in <c>required-keys.json</c>: those
/// that Stripe's schema of this API version requires, and those in its examples.
/// </summary>
public sealed class ShapeTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    private static readonly JsonObject Required =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "MotoPortal.Tests", "Simulator", "required-keys.json")))!.AsObject();

    [Fact]
    public async Task Every_object_of_a_saved_card_has_every_key_of_stripes()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync(cancellable: true);
        await ShouldBeWholeAsync($"/v1/terminal/readers/{reader.Id}", "terminal.reader");
        await simulator.PresentAsync(reader.Id);

        var saved = await ShouldBeWholeAsync($"/v1/setup_intents/{intent.Id}", "setup_intent");
        await ShouldBeWholeAsync($"/v1/payment_methods/{saved["payment_method"]}", "payment_method");
        await ShouldBeWholeAsync($"/v1/customers/{saved["customer"]}", "customer");
        await ShouldBeWholeListAsync($"/v1/setup_attempts?setup_intent={intent.Id}", "setup_attempt");
        await ShouldBeWholeListAsync("/v1/events", "event");
        await ShouldBeWholeListAsync("/v1/terminal/locations", "terminal.location");
        await ShouldBeWholeListAsync("/v1/terminal/readers", "terminal.reader");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Objects_of_a_declined_card_have_every_key_too(bool likeSandbox)
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        if (likeSandbox)
        {
            simulator.Faults.Set(FaultKind.DeclinesLikeSandbox, sticky: false);
        }

        await simulator.PresentAsync(reader.Id, "4000000000000002");
        await ShouldBeWholeAsync($"/v1/terminal/readers/{reader.Id}", "terminal.reader");
        await ShouldBeWholeAsync($"/v1/setup_intents/{intent.Id}", "setup_intent");
        await ShouldBeWholeListAsync($"/v1/setup_attempts?setup_intent={intent.Id}", "setup_attempt");
    }

    [Theory]
    [InlineData("pm_card_visa")]
    [InlineData("pm_card_chargeCustomerFail")]
    public async Task Every_object_of_a_charge_has_every_key_of_stripes(string name)
    {
        var (customer, card) = await simulator.SavedCardAsync(name);
        try
        {
            await simulator.ChargeAsync(customer, card, SimulatorFixture.Absent("recurring"));
        }
        catch (Stripe.StripeException refusal) when (refusal.StripeError.Code == "card_declined")
        {
            // The objects after a decline have every key, too.
        }

        var reader = await simulator.ReaderAsync();
        await simulator.ProcessPaymentAsync(reader.Id, (await simulator.PaymentForReaderAsync()).Id);
        await ShouldBeWholeAsync($"/v1/terminal/readers/{reader.Id}", "terminal.reader");
        await ShouldBeWholeListAsync($"/v1/payment_intents?customer={customer}", "payment_intent");
        await ShouldBeWholeListAsync($"/v1/charges?customer={customer}", "charge");
    }

    [Fact]
    public async Task Every_object_of_a_refund_and_a_dispute_has_every_key_of_stripes()
    {
        var (customer, card) = await simulator.SavedCardAsync("pm_card_createDisputeInquiry");
        var paid = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
        await simulator.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = paid.Id, Amount = 1000 });
        await ShouldBeWholeListAsync($"/v1/refunds?payment_intent={paid.Id}", "refund");
        await ShouldBeWholeListAsync($"/v1/disputes?payment_intent={paid.Id}", "dispute");
        await ShouldBeWholeAsync($"/v1/charges/{paid.LatestChargeId}", "charge");
        var file = await simulator.Stripe.V1.Files.CreateAsync(new()
        {
            Purpose = "dispute_evidence",
            File = new() { Data = new MemoryStream("%PDF-1.7"u8.ToArray()), Name = "copy.pdf", Type = "application/pdf" },
        });
        await ShouldBeWholeAsync($"/v1/files/{file.Id}", "file");
    }

    [Fact]
    public async Task A_cart_on_the_display_has_every_key()
    {
        var reader = await simulator.ReaderAsync();
        using var response = await simulator.SendAsync(
            HttpMethod.Post,
            $"/v1/terminal/readers/{reader.Id}/set_reader_display",
            "type=cart&cart[currency]=eur&cart[total]=500&cart[line_items][0][amount]=500&cart[line_items][0][description]=Tea&cart[line_items][0][quantity]=1");
        response.EnsureSuccessStatusCode();
        var shown = await ShouldBeWholeAsync($"/v1/terminal/readers/{reader.Id}", "terminal.reader");
        ((string?)shown["action"]!["type"]).ShouldBe("set_reader_display");
    }

    [Fact]
    public async Task A_customer_with_address_and_shipping_has_every_key_of_theirs()
    {
        using var response = await simulator.SendAsync(
            HttpMethod.Post,
            "/v1/customers",
            "name=A&address[city]=Lyon&shipping[name]=A&shipping[address][country]=FR&email=a@example.com&phone=%2B33612345678");
        ShouldBeWhole(JsonNode.Parse(await response.Content.ReadAsStringAsync())!, Required["customer"]!, "customer");
    }

    [Fact]
    public async Task What_is_left_of_deleted_objects_has_every_key()
    {
        var customer = await simulator.CustomerAsync();
        var reader = await simulator.ReaderAsync();
        var location = await simulator.Stripe.V1.Terminal.Locations.CreateAsync(new()
        {
            DisplayName = "Short",
            Address = new() { Country = "FR", Line1 = "1", City = "Lyon", PostalCode = "69001" },
        });
        var endpoint =
            await simulator.Stripe.V1.WebhookEndpoints.CreateAsync(new() { Url = "http://127.0.0.1:9/hook", EnabledEvents = ["*"] });
        await ShouldBeWholeAsync($"/v1/webhook_endpoints/{endpoint.Id}", "webhook_endpoint");

        await ShouldBeWholeAsync($"/v1/customers/{customer.Id}", "deleted_customer", HttpMethod.Delete);
        await ShouldBeWholeAsync($"/v1/terminal/readers/{reader.Id}", "deleted_terminal.reader", HttpMethod.Delete);
        await ShouldBeWholeAsync($"/v1/terminal/locations/{location.Id}", "deleted_terminal.location", HttpMethod.Delete);
        await ShouldBeWholeAsync($"/v1/webhook_endpoints/{endpoint.Id}", "deleted_webhook_endpoint", HttpMethod.Delete);
        await ShouldBeWholeAsync($"/v1/customers/{customer.Id}", "deleted_customer");
    }

    [Fact]
    public async Task Every_endpoint_of_the_schema_answers()
    {
        foreach (var key in ParameterSchema.Embedded.Keys)
        {
            var (method, path) = (key.Split(' ')[0], key.Split(' ')[1].Replace("{id}", "x_none", StringComparison.Ordinal)
                .Replace("{parent}", "cus_none", StringComparison.Ordinal));
            using var response = await simulator.SendAsync(new HttpMethod(method), path, method == "POST" ? "" : null);
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("Unrecognized request URL", customMessage: key);
        }
    }

    private async Task<JsonNode> ShouldBeWholeAsync(string path, string type, HttpMethod? method = null)
    {
        using var response = await simulator.SendAsync(method ?? HttpMethod.Get, path);
        response.EnsureSuccessStatusCode();
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        ShouldBeWhole(json, Required[type]!, type);
        return json;
    }

    private async Task ShouldBeWholeListAsync(string path, string type)
    {
        using var response = await simulator.SendAsync(HttpMethod.Get, path);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        json.Select(entry => entry.Key).ShouldBe(["object", "data", "has_more", "url"], ignoreOrder: true);
        json["data"]!.AsArray().ShouldNotBeEmpty();
        foreach (var item in json["data"]!.AsArray())
        {
            ShouldBeWhole(item!, Required[type]!, type);
        }
    }

    private static void ShouldBeWhole(JsonNode json, JsonNode required, string where)
    {
        foreach (var element in json as JsonArray ?? [json.DeepClone()])
        {
            var hash = element.ShouldBeOfType<JsonObject>(where);
            foreach (var key in required["required"]?.AsArray() ?? [])
            {
                hash.ContainsKey((string)key!).ShouldBeTrue($"{where} lacks {key}");
            }

            foreach (var (key, inner) in required["properties"]?.AsObject() ?? [])
            {
                if (hash[key] is JsonObject or JsonArray)
                {
                    ShouldBeWhole(hash[key]!, inner!, $"{where}.{key}");
                }
            }
        }
    }
}
