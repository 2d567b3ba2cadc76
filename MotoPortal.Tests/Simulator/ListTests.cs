using System.Net;
using System.Text.Json.Nodes;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>Lists, expansion and search.</summary>
public sealed class ListTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_list_is_paged_forwards_and_backwards_newest_first()
    {
        const string email = "pages@example.com";
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            made.Insert(0, (await simulator.Stripe.V1.Customers.CreateAsync(new() { Email = email })).Id);
        }

        var first = await PageAsync(new CustomerListOptions { Email = email, Limit = 3 });
        first.Data.Select(customer => customer.Id).ShouldBe(made.Take(3));
        first.HasMore.ShouldBeTrue();
        var second = await PageAsync(new CustomerListOptions { Email = email, Limit = 3, StartingAfter = made[2] });
        second.Data.Select(customer => customer.Id).ShouldBe(made.Skip(3).Take(3));
        var last = await PageAsync(new CustomerListOptions { Email = email, Limit = 3, StartingAfter = made[5] });
        (last.Data.Single().Id, last.HasMore).ShouldBe((made[6], false));
        var back = await PageAsync(new CustomerListOptions { Email = email, Limit = 3, EndingBefore = made[6] });
        back.Data.Select(customer => customer.Id).ShouldBe(made.Skip(3).Take(3));
        back.HasMore.ShouldBeTrue();
        var top = await PageAsync(new CustomerListOptions { Email = email, Limit = 3, EndingBefore = made[1] });
        (top.Data.Single().Id, top.HasMore).ShouldBe((made[0], false));

        var all = new List<string>();
        await foreach (var customer in simulator.Stripe.V1.Customers.ListAutoPagingAsync(
            new CustomerListOptions { Email = email, Limit = 2 }))
        {
            all.Add(customer.Id);
        }

        all.ShouldBe(made);
    }

    [Fact]
    public async Task A_list_is_filtered_by_time_of_creation_and_both_cursors_exclude_each_other()
    {
        var customer = await simulator.CustomerAsync();
        var after = new CustomerListOptions { Created = new DateRangeOptions { GreaterThanOrEqual = customer.Created.AddSeconds(3600) } };
        (await PageAsync(after)).Data.ShouldBeEmpty();
        (await PageAsync(new CustomerListOptions { Created = customer.Created })).Data.ShouldContain(found => found.Id == customer.Id);
        var refusal = await SimulatorFixture.RefusalOf(
            () => PageAsync(new CustomerListOptions { StartingAfter = customer.Id, EndingBefore = customer.Id }));
        refusal.HttpStatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Readers_are_filtered_by_what_they_are_and_whether_they_are_online()
    {
        var reader = await simulator.ReaderAsync("simulated-s710");
        var found = await simulator.Stripe.V1.Terminal.Readers.ListAsync(
            new() { SerialNumber = reader.SerialNumber, DeviceType = "simulated_stripe_s710" });
        found.Data.Single().Id.ShouldBe(reader.Id);

        var fault = simulator.Faults.Set(MotoPortal.Simulator.Faults.FaultKind.ReaderOffline, reader.Id);
        (await simulator.Stripe.V1.Terminal.Readers.ListAsync(new() { Status = "offline" })).Data.Single().Id.ShouldBe(reader.Id);
        (await simulator.Stripe.V1.Terminal.Readers.ListAsync(new() { Status = "online", Limit = 100 })).Data.ShouldNotContain(
            online => online.Id == reader.Id);
        simulator.Faults.Clear(fault.Id);
    }

    [Fact]
    public async Task Objects_are_expanded_four_levels_deep_also_in_lists()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        await simulator.PresentAsync(reader.Id);

        var shown = await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id, new()
        {
            Expand = ["customer", "latest_attempt.payment_method.customer", "latest_attempt.setup_intent"],
        });
        shown.Customer.Name.ShouldBe("Ada");
        shown.LatestAttempt.PaymentMethod.Customer.Name.ShouldBe("Ada");
        shown.LatestAttempt.SetupIntent.Id.ShouldBe(intent.Id);

        var waiting =
            await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id, new() { Expand = ["action.process_setup_intent.setup_intent"] });
        waiting.Action.ProcessSetupIntent.SetupIntent.Status.ShouldBe("succeeded");

        var listed =
            await simulator.Stripe.V1.SetupIntents.ListAsync(new() { Customer = intent.CustomerId, Expand = ["data.payment_method"] });
        listed.Data.Single().PaymentMethod.Card.Last4.ShouldBe("4242");
    }

    [Theory]
    [InlineData("/v1/customers?expand[]=default_shoe", "This property cannot be expanded (default_shoe).")]
    [InlineData(
        "/v1/setup_intents?expand[]=customer",
        "This property cannot be expanded (customer). You may want to try expanding 'data.customer' instead.")]
    [InlineData("/v1/setup_intents/seti_x?expand[]=status", "This property cannot be expanded (status).")]
    [InlineData("/v1/setup_intents/seti_x?expand[]=payment_method.card", "This property cannot be expanded (payment_method.card).")]
    [InlineData("/v1/setup_intents/seti_x?expand[]=a.b.c.d.e", "You cannot expand more than 4 levels of a property. Property: a.b.c.d.e")]
    public async Task A_property_that_cannot_be_expanded_is_an_error(string path, string message)
    {
        using var response = await simulator.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var said = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["message"]!;
        (path.StartsWith("/v1/customers", StringComparison.Ordinal) ? said[..message.Length] : said).ShouldBe(message);
    }

    [Theory]
    [InlineData("email:'grace.hopper@example.com'", true)]
    [InlineData("email:\"GRACE.hopper@example.com\"", true)]
    [InlineData("email~\"hopper\"", true)]
    [InlineData("name~\"race hop\"", true)]
    [InlineData("name:\"Grace\"", false)]
    [InlineData("phone:\"+33600000042\"", true)]
    [InlineData("metadata[\"ref\"]:\"R-42\"", true)]
    [InlineData("metadata[\"ref\"]:\"R-43\"", false)]
    [InlineData("-metadata[\"ref\"]:\"R-43\" AND email~\"hopper\"", true)]
    [InlineData("email:\"nobody@example.com\" OR phone:\"+33600000042\"", true)]
    [InlineData("email:\"nobody@example.com\" AND phone:\"+33600000042\"", false)]
    [InlineData("created>1000 email~\"hopper\"", true)]
    [InlineData("created<1000 AND email~\"hopper\"", false)]
    [InlineData("-email:null AND email~\"hopper\"", true)]
    [InlineData("email:null AND name~\"hopper\"", false)]
    public async Task Customers_are_found_in_stripes_search_language(string query, bool found)
    {
        var known = await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = "email:\"grace.hopper@example.com\"" });
        var id = known.Data.FirstOrDefault()?.Id ?? (await simulator.Stripe.V1.Customers.CreateAsync(new()
        {
            Name = "Grace Hopper",
            Email = "grace.hopper@example.com",
            Phone = "+33600000042",
            Metadata = new(StringComparer.Ordinal) { ["ref"] = "R-42" },
        })).Id;
        var result = await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = query });
        result.Data.Any(customer => customer.Id == id).ShouldBe(found);
    }

    [Fact]
    public async Task A_search_is_paged_by_token_and_counts_only_when_asked()
    {
        for (var i = 0; i < 3; i++)
        {
            await simulator.CustomerAsync("Searched Person");
        }

        var first = await simulator.Stripe.V1.Customers.SearchAsync(
            new() { Query = "name:'searched person'", Limit = 2, Expand = ["total_count"] });
        (first.Data.Count, first.HasMore, first.TotalCount).ShouldBe((2, true, 3));
        var second =
            await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = "name:'searched person'", Limit = 2, Page = first.NextPage });
        (second.Data.Count, second.HasMore, second.NextPage).ShouldBe((1, false, null));
        using var raw = await simulator.SendAsync(HttpMethod.Get, "/v1/customers/search?query=name:'nobody'");
        JsonNode.Parse(await raw.Content.ReadAsStringAsync())!.AsObject().Select(entry => entry.Key)
            .ShouldBe(["object", "data", "has_more", "next_page", "url"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("email:\"a@b.c\" AND name~\"abc\" OR phone:\"1\"")]
    [InlineData("name~\"ab\"")]
    [InlineData("created~\"1\"")]
    [InlineData("email")]
    [InlineData("email:\"a\" nonsense")]
    [InlineData("'); DROP TABLE objects; --")]
    public async Task A_search_that_stripe_would_not_understand_is_refused(string query)
    {
        var refusal = await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Customers.SearchAsync(new() { Query = query }));
        (refusal.HttpStatusCode, refusal.StripeError.Param).ShouldBe((HttpStatusCode.BadRequest, "query"));
    }

    private Task<StripeList<Customer>> PageAsync(CustomerListOptions options) => simulator.Stripe.V1.Customers.ListAsync(options);
}
