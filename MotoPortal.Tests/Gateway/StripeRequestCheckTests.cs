using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Gateway;

/// <summary>What leaves for Stripe holds no card number in any parameter, and what is none is sent.</summary>
public sealed class StripeRequestCheckTests : IAsyncLifetime
{
    private const string Card = "4242|4242|4242|4242";

    private CapturingStripe _stripe = null!;
    private ServiceProvider _services = null!;

    private StripeGateway Gateway => _services.GetRequiredService<StripeGateway>();

    public async Task InitializeAsync()
    {
        _stripe = (await CapturingStripe.StartAsync())
            .Answer("POST", "/v1/customers", """{"id":"cus_1","object":"customer","name":"Zoe"}""")
            .Answer("GET", "/v1/customers/search", """{"object":"search_result","data":[],"has_more":false,"url":"/v1/search"}""");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Stripe:ApiBase"] = _stripe.Address,
                ["Stripe:ApiKey"] = "sk_test_check_0000",
            })
            .Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging()
            .AddSingleton<Bell>().AddSingleton<ExemptTexts>().AddGateway(configuration).BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _stripe.DisposeAsync();
    }

    [Theory]
    [InlineData($"Zoe {Card}", "zoe@example.com", "note", "", "name")]
    [InlineData("Zoe", "4242424242424242@example.com", "note", "", "email")]
    [InlineData("Zoe", "zoe@example.com", "a_field_of_tomorrow", Card, "metadata[a_field_of_tomorrow]")]
    [InlineData("Zoe", "zoe@example.com", "4242424242424242", "blue", "a parameter's name")]
    public async Task A_parameter_with_a_card_number_is_not_sent(string name, string email, string field, string value, string parameter)
    {
        var answer = await Gateway.CreateCustomerAsync(
            new NewCustomer(name, email, "+33612345678", ImmutableDictionary<string, string>.Empty.Add(field, value)), "set_1:customer:1");

        answer.ShouldBe(
            new GatewayAnswer<StripeCustomer>.Refused(new StripeRefusal(RefusalReason.HoldsCardNumber, parameter, RequestId: null)));
        _stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_parameter_that_the_portal_does_not_have_yet_is_looked_at()
    {
        var options = new CustomerCreateOptions { Name = "Zoe" };
        options.AddExtraParam("shipping[address][line_of_tomorrow]", Card);
        var client = (StripeClient)_services.GetRequiredService<IStripeClient>();

        var answer = await StripeErrors.AnswerAsync(() => client.V1.Customers.CreateAsync(options), CancellationToken.None);

        answer.ShouldBeOfType<GatewayAnswer<Customer>.Refused>().Refusal.Code.ShouldBe("shipping[address][line_of_tomorrow]");
        _stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_is_looked_at_by_its_name_and_not_by_its_bytes()
    {
        var content = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7 4242424242424242 & {Card}");
        _stripe.Answer(
            "POST", "/v1/files", """{"id":"file_1","object":"file","filename":"a.pdf","purpose":"dispute_evidence","size":13,"type":"pdf"}""");

        (await Gateway.UploadEvidenceAsync(new("4242424242424242.pdf", "application/pdf", content), "du_1:upload_evidence:1"))
            .ShouldBeOfType<GatewayAnswer<StripeFile>.Refused>().Refusal.Reason.ShouldBe(RefusalReason.HoldsCardNumber);
        _stripe.Requests.ShouldBeEmpty();

        (await Gateway.UploadEvidenceAsync(new("C-1043-copy.pdf", "application/pdf", content), "du_1:upload_evidence:2"))
            .ShouldBeOfType<GatewayAnswer<StripeFile>.Done>();
        _stripe.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_search_for_a_card_number_is_not_sent()
    {
        var answer = await Gateway.SearchCustomersAsync($"name~\"{Card}\"", CancellationToken.None);

        answer.ShouldBeOfType<GatewayAnswer<StripeMatches<StripeCustomer>>.Refused>()
            .Refusal.Reason.ShouldBe(RefusalReason.HoldsCardNumber);
        _stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_ten_thousand_requests_with_ids_digests_and_telephones_none_is_refused()
    {
        var random = new Random(9);
        var bytes = new byte[32];
        for (var i = 0; i < 10_000; i++)
        {
            random.NextBytes(bytes);
            var hex = Convert.ToHexStringLower(bytes);
            using var body = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["customer"] = $"cus_T{Convert.ToBase64String(bytes, 0, 9).Replace('+', 'a').Replace('/', 'b')}",
                ["payment_method"] = $"pm_1{Convert.ToBase64String(bytes, 8, 15).Replace('+', 'a').Replace('/', 'b')}",
                ["metadata[motoportal_consent]"] = $"con_{hex[..32]}",
                ["metadata[digest]"] = hex,
                ["phone"] = $"+336{random.Next(10_000_000, 99_999_999)}",
                ["amount"] = $"{random.Next(50, 99_999_999)}",
            });
            using var request =
                new HttpRequestMessage(HttpMethod.Post, new Uri("https://stripe.invalid/v1/x?limit=100")) { Content = body };
            using var check = new HttpMessageInvoker(new StripeRequestCheck(new ExemptTexts()) { InnerHandler = new Accepting() });

            (await check.SendAsync(request, CancellationToken.None)).Dispose();
        }
    }

    private sealed class Accepting : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage());
    }
}
