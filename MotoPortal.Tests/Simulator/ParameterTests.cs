using System.Net;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Tests.Simulator;

/// <summary>The parsing of requests and the errors about invalid ones: raw HTTP, because Stripe.net sends no invalid requests.</summary>
public sealed class ParameterTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("/v1/customers", "colour=red", "parameter_unknown", "colour")]
    [InlineData("/v1/customers", "address[planet]=earth", "parameter_unknown", "address[planet]")]
    [InlineData("/v1/customers", "payment_method_types[]=card", "parameter_unknown", "payment_method_types")]
    [InlineData("/v1/customers", "email=nobody", "email_invalid", "email")]
    [InlineData("/v1/customers", "balance=much", "parameter_invalid_integer", "balance")]
    [InlineData("/v1/customers", "balance=", "parameter_invalid_empty", "balance")]
    [InlineData("/v1/customers", "address=Lyon", null, "address")]
    [InlineData("/v1/customers", "preferred_locales=fr", null, "preferred_locales")]
    [InlineData("/v1/customers", "name[first]=Ada", null, "name")]
    [InlineData("/v1/customers", "tax_exempt=maybe", null, "tax_exempt")]
    [InlineData("/v1/customers", "source=tok_visa", null, "source")]
    [InlineData("/v1/customers", "expand[]=shoes", null, "expand")]
    [InlineData("/v1/setup_intents", "payment_method_types[]=card", "payment_method_types_no_longer_supported", "payment_method_types")]
    [InlineData("/v1/setup_intents", "payment_method_options[card][moto]=true", "parameter_unknown", "payment_method_options[card][moto]")]
    [InlineData("/v1/setup_intents", "usage=sometimes", null, "usage")]
    [InlineData("/v1/setup_intents", "customer=cus_none", "resource_missing", "customer")]
    [InlineData("/v1/setup_intents", "customer=", "parameter_invalid_empty", "customer")]
    [InlineData("/v1/setup_intents", "attach_to_self=perhaps", null, "attach_to_self")]
    [InlineData(
        "/v1/setup_intents",
        "allowed_payment_method_types[]=card&automatic_payment_methods[enabled]=true",
        null,
        "allowed_payment_method_types")]
    [InlineData("/v1/setup_intents", "allowed_payment_method_types[]=boleto", null, null)]
    [InlineData("/v1/terminal/locations", "display_name=Shop", "parameter_missing", "address")]
    [InlineData("/v1/terminal/locations", "display_name=Shop&address[city]=Lyon", "parameter_missing", "address[country]")]
    [InlineData("/v1/terminal/readers", "label=x", "parameter_missing", "registration_code")]
    [InlineData("/v1/terminal/readers", "registration_code=puppies-plug-could", null, "registration_code")]
    [InlineData("/v1/terminal/readers", "registration_code=simulated-wpe&location=tml_none", "resource_missing", "location")]
    [InlineData("/v1/webhook_endpoints", "url=nowhere&enabled_events[]=*", "url_invalid", "url")]
    [InlineData("/v1/webhook_endpoints", "url=http://x.example&enabled_events[]=card.eaten", null, "enabled_events[0]")]
    public async Task A_wrong_parameter_is_refused_and_named(string path, string form, string? code, string? param)
    {
        var error = await ErrorOfAsync(HttpMethod.Post, path, form, HttpStatusCode.BadRequest);
        (error.Type, error.Code, error.Param).ShouldBe(("invalid_request_error", code, param));
        error.Message.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/v1/customers?limit=0", "limit")]
    [InlineData("/v1/customers?limit=101", "limit")]
    [InlineData("/v1/customers?limit=ten", "limit")]
    [InlineData("/v1/customers?starting_after=cus_none", "starting_after")]
    [InlineData("/v1/customers?page=2", "page")]
    [InlineData("/v1/setup_attempts", "setup_intent")]
    [InlineData("/v1/setup_attempts?setup_intent=seti_none", "setup_intent")]
    [InlineData("/v1/customers/search?query=shoe:%22x%22", "query")]
    [InlineData("/v1/customers/search?query=%22", "query")]
    public async Task A_wrong_question_is_refused_and_named(string path, string param) =>
        (await ErrorOfAsync(HttpMethod.Get, path, null, HttpStatusCode.BadRequest)).Param.ShouldBe(param);

    [Theory]
    [InlineData("setup_intent=seti_x", "allow_redisplay")]
    [InlineData("allow_redisplay=always", "setup_intent")]
    public async Task To_process_an_intent_both_the_intent_and_allow_redisplay_are_needed(string form, string missing)
    {
        var reader = await simulator.ReaderAsync();
        var error =
            await ErrorOfAsync(HttpMethod.Post, $"/v1/terminal/readers/{reader.Id}/process_setup_intent", form, HttpStatusCode.BadRequest);
        (error.Code, error.Param, error.Message).ShouldBe(("parameter_missing", missing, $"Missing required param: {missing}."));
    }

    [Theory]
    [InlineData("/v1/customers/cus_none", "No such customer: 'cus_none'")]
    [InlineData("/v1/terminal/readers/tmr_none", "No such terminal.reader: 'tmr_none'")]
    [InlineData("/v1/setup_intents/seti_none", "No such setupintent: 'seti_none'")]
    [InlineData("/v1/payment_methods/pm_none", "No such PaymentMethod: 'pm_none'")]
    public async Task An_object_that_the_path_names_in_vain_is_404(string path, string message)
    {
        var error = await ErrorOfAsync(HttpMethod.Get, path, null, HttpStatusCode.NotFound);
        (error.Code, error.Message).ShouldBe(("resource_missing", message));
    }

    [Theory]
    [InlineData("GET", "/v1/unicorns")]
    [InlineData("PUT", "/v1/customers")]
    [InlineData("POST", "/v1/setup_intents/seti_x/fly")]
    public async Task An_unknown_address_is_named(string method, string path)
    {
        var error = await ErrorOfAsync(new HttpMethod(method), path, method == "GET" ? null : "", HttpStatusCode.NotFound);
        error.Message.ShouldStartWith($"Unrecognized request URL ({method}: {path})");
    }

    [Theory]
    [InlineData("allowed_payment_method_types[]=card&allowed_payment_method_types[]=link")]
    [InlineData("allowed_payment_method_types[0]=card&allowed_payment_method_types[1]=link")]
    [InlineData("allowed_payment_method_types%5B1%5D=link&allowed_payment_method_types%5B0%5D=card")]
    [InlineData("allowed_payment_method_types%5B%5D=card&allowed_payment_method_types%5B%5D=link")]
    public async Task Both_notations_of_arrays_are_read_escaped_or_not(string form)
    {
        using var response = await simulator.SendAsync(HttpMethod.Post, "/v1/setup_intents", $"{form}&metadata[a%20b]=c+d");
        var intent = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        intent["allowed_payment_method_types"]!.AsArray().Select(type => (string)type!).ShouldBe(["card", "link"]);
        ((string?)intent["metadata"]!["a b"]).ShouldBe("c d");
    }

    [Fact]
    public void Hashes_in_arrays_are_read_in_both_notations()
    {
        foreach (var form in (string[])["a[0][x]=1&a[0][y]=2&a[1][x]=3", "a[][x]=1&a[][y]=2&a[][x]=3"])
        {
            var elements = FormDecoder.Decode(form).Tree!["a"]!.Elements.ToList();
            elements.Select(element => string.Join(' ', element.Children.Select(child => child.Key + child.Child.Value)))
                .ShouldBe(["x1 y2", "x3"]);
        }
    }

    [Fact]
    public async Task Metadata_has_stripes_limits_and_merges()
    {
        var customer = await simulator.Stripe.V1.Customers.CreateAsync(
            new() { Metadata = new(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "2", ["7"] = "seven" } });
        var changed = await simulator.Stripe.V1.Customers.UpdateAsync(
            customer.Id, new() { Metadata = new(StringComparer.Ordinal) { ["a"] = "", ["c"] = "3" } });
        changed.Metadata.Select(entry => $"{entry.Key}={entry.Value}").ShouldBe(["b=2", "7=seven", "c=3"], ignoreOrder: true);

        var path = $"/v1/customers/{customer.Id}";
        (await ErrorOfAsync(HttpMethod.Post, path, $"metadata[{new string('k', 41)}]=v", HttpStatusCode.BadRequest)).Param.ShouldBe(
            "metadata");
        (await ErrorOfAsync(HttpMethod.Post, path, $"metadata[k]={new string('v', 501)}", HttpStatusCode.BadRequest)).Param.ShouldBe(
            "metadata[k]");
        var many = string.Join('&', Enumerable.Range(0, 51).Select(i => $"metadata[k{i}]=v"));
        (await ErrorOfAsync(HttpMethod.Post, path, many, HttpStatusCode.BadRequest)).Param.ShouldBe("metadata");
        using var cleared = await simulator.SendAsync(HttpMethod.Post, path, "metadata=");
        JsonNode.Parse(await cleared.Content.ReadAsStringAsync())!["metadata"]!.AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_in_every_script_come_back_as_they_went()
    {
        foreach (var name in (string[])[
            "Zoë O’Brien 😀", "שלום עולם", "\"quoted\" <script>alert(1)</script>", "=1+1", new string('x', 200)
        ])
        {
            var customer = await simulator.CustomerAsync(name);
            (await simulator.Stripe.V1.Customers.GetAsync(customer.Id)).Name.ShouldBe(name);
        }
    }

    private async Task<(string? Type, string? Code, string? Param, string Message)> ErrorOfAsync(
        HttpMethod method, string path, string? form, HttpStatusCode status)
    {
        using var response = await simulator.SendAsync(method, path, form);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, body);
        response.Headers.GetValues("Request-Id").Single().ShouldStartWith("req_");
        var error = JsonNode.Parse(body)!["error"]!;
        return ((string?)error["type"], (string?)error["code"], (string?)error["param"], (string)error["message"]!);
    }
}
