using Bunit;
using MotoPortal.Customers;
using MotoPortal.Customers.Searching;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Customers.Components;

public sealed class CustomerPanelsTests
{
    [Fact]
    public async Task A_row_leads_to_the_customers_page()
    {
        await using var context = new ScreenContext(policies: ScreenContext.Clerk);

        var panel = context.Render<CustomerRowsPanel>(parameters => parameters.Add(rows => rows.Customers, [SampleViews.Zoe]));

        panel.Find("a").GetAttribute("href").ShouldBe("/customers/per_zoe");
        ScreenContext.Words(panel.Find("a")).ShouldBe("Zoë Ångström zoe@customer.example +33 6 12 34 56 78");
    }

    [Fact]
    public async Task Whom_only_Stripe_knows_has_no_page_yet_and_a_clerk_may_begin_one()
    {
        await using var context = new ScreenContext(policies: ScreenContext.Clerk);

        var panel = context.Render<CustomerRowsPanel>(parameters => parameters.Add(rows => rows.Customers, [SampleViews.Unknown]));

        ScreenContext.Words(panel.Find("li"))
            .ShouldBe("No name Known to Stripe only. Their page begins with the first saved card. Save a card");
        panel.FindAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["/save-card?customer=cus_unknown"]);
    }

    [Fact]
    public async Task A_person_who_may_not_save_cards_sees_no_link_to_it()
    {
        await using var context = new ScreenContext();

        var panel = context.Render<CustomerRowsPanel>(parameters => parameters.Add(rows => rows.Customers, [SampleViews.Unknown]));

        panel.FindAll("a").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_is_text_whatever_is_written_in_it()
    {
        await using var context = new ScreenContext();

        var panel = context.Render<CustomerRowsPanel>(
            parameters => parameters.Add(rows => rows.Customers, [SampleViews.Zoe with { Name = "<script>alert(1)</script>" }]));

        panel.FindAll("script").ShouldBeEmpty();
        panel.Find(".name").TextContent.ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Contact_says_what_is_missing()
    {
        await using var context = new ScreenContext("fr");

        var panel = context.Render<CustomerContactPanel>(parameters => parameters.Add(contact => contact.Customer, SampleViews.Unknown));

        panel.FindAll("dl > div")
            .Select(ScreenContext.Words).ShouldBe(["E-mail Aucun", "Téléphone Aucun", "Identifiant Stripe cus_unknown"]);
    }
}
