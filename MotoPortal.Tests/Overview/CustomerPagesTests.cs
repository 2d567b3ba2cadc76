using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Overview.CustomerPages;
using MotoPortal.Shell.Fields;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Overview;

[Collection(RecordsTests.Name)]
public sealed class CustomerPagesTests(RecordsPortal records)
{
    [Fact]
    public async Task Without_a_search_the_customers_seen_last_are_listed()
    {
        await using var screen = records.Screen(StaffRoles.Clerk);

        var page = screen.Render<CustomersPage>();
        page.WaitForElement("li");

        page.Find("h2").TextContent.ShouldBe("Seen last");
        page.FindAll("li .name").Select(name => name.TextContent).ShouldBe(["Ada Lovelace", "Zoë Ångström"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_search_finds_a_customer_and_stands_encrypted_in_the_address()
    {
        await using var screen = records.Screen(StaffRoles.Clerk);
        var page = screen.Render<CustomersPage>();

        await page.Find("input").InputAsync("zoë");
        screen.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldBe("1 customer found"), TimeSpan.FromSeconds(10));

        page.Find("li a").GetAttribute("href").ShouldBe($"/customers/{records.Zoe}");
        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"?q={AddressText.Seal("zoë")}");
    }

    [Fact]
    public async Task A_search_that_the_address_asks_for_is_made_at_once()
    {
        await using var screen = records.Screen(StaffRoles.Clerk);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/customers?q=nobody-of-this-name");

        var page = screen.Render<CustomersPage>();

        page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldBe("Nobody found"), TimeSpan.FromSeconds(10));
        page.Find("input").GetAttribute("value").ShouldBe("nobody-of-this-name");
    }

    [Fact]
    public async Task A_card_number_is_refused_beside_the_field_and_reaches_neither_Stripe_nor_the_address()
    {
        await using var screen = records.Screen(StaffRoles.Clerk);
        var page = screen.Render<CustomersPage>();

        await page.Find("input").InputAsync("4242 4242 4242 4242");
        screen.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Markup.ShouldContain("This looks like a card number."), TimeSpan.FromSeconds(10));

        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldNotContain("4242");
    }

    [Fact]
    public async Task A_customer_has_cards_with_consents_and_a_history()
    {
        await using var screen = records.Screen(StaffRoles.Clerk);

        var page = screen.Render<CustomerPage>(parameters => parameters.Add(customer => customer.Id, records.Zoe.Value));
        page.WaitForElement("section ul li", TimeSpan.FromSeconds(10));

        page.Find("h1").TextContent.ShouldBe("Zoë Ångström");
        await using (var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            (await db.Set<LedgerEntry>().AnyAsync(entry =>
                entry.Kind == "customer.viewed" && entry.CustomerId == records.Zoe && entry.ActorRole == StaffRoles.Clerk)).ShouldBeTrue();
        }

        page.WaitForAssertion(
            () => page.FindAll("section ul li").Select(ScreenContext.Words).ShouldContain(line => line.StartsWith(
                "Visa •••• 4242 expires 12/50 C-1001 Fleurs · Up to €80.00 each, as it results from ", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(10));
        var story = page.FindAll("ol li").Select(line => line.QuerySelector(".status")!.TextContent).ToList();
        story.First().ShouldBe("Started");

        // Mails to the customer, by this test or another, come after the card.
        var consent = story.IndexOf("Consent recorded");
        consent.ShouldBeGreaterThan(0);
        story.IndexOf("Card saved under the consent").ShouldBeGreaterThan(consent);
    }

    [Fact]
    public async Task A_card_that_came_from_elsewhere_is_marked_as_without_consent()
    {
        await using var screen = records.Screen(StaffRoles.Auditor);
        var stripeId = (await records.Services.GetRequiredService<MotoPortal.Customers.Searching.CustomerDirectory>()
            .FindAsync(records.Zoe, CancellationToken.None))!.StripeId;
        var elsewhere = await records.Stripe.V1.PaymentMethods.AttachAsync(
            "pm_card_mastercard", new PaymentMethodAttachOptions { Customer = stripeId.Value });

        var page = screen.Render<CustomerPage>(parameters => parameters.Add(customer => customer.Id, records.Zoe.Value));
        page.WaitForAssertion(
            () => page.FindAll("section ul li").Select(ScreenContext.Words).ShouldContain(words =>
                words.StartsWith($"Mastercard •••• {elsewhere.Card.Last4}", StringComparison.Ordinal)
                    && words.Contains("No consent in the portal", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(10));
        page.FindAll("a[href='/save-card']").ShouldBeEmpty();
        await records.Stripe.V1.PaymentMethods.DetachAsync(elsewhere.Id);
    }

    [Theory]
    [InlineData("per_nobody")]
    [InlineData("cus_wrong")]
    [InlineData("<script>")]
    public async Task An_unknown_customer_is_told_in_plain_words(string id)
    {
        await using var screen = records.Screen(StaffRoles.Clerk);

        var page = screen.Render<CustomerPage>(parameters => parameters.Add(customer => customer.Id, id));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("There is no customer at this address"));
        page.Find("p a").GetAttribute("href").ShouldBe("/customers");
    }
}
