using Bunit;
using MotoPortal.Consents;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Components;

public sealed class ConsentDetailPanelTests
{
    [Fact]
    public async Task All_that_was_agreed_is_told_in_plain_words()
    {
        await using var context = new ScreenContext();

        var panel = context.Render<ConsentDetailPanel>(parameters => parameters.Add(detail => detail.Consent, SampleViews.Consent));

        ScreenContext.Words(panel.Find("p")).ShouldBe("Up to €80.00 each, once a month, from 1 Dec 2026, until 23 Nov 2027");
        Facts(panel).ShouldBe(
        [
            "Outcome: Card saved",
            "Customer: Zoë Ångström",
            "Order: By telephone · A-10442",
            "Allows: Regular charges",
            "For: Fleurs",
            "Legal basis: The contract with the customer",
            "Amount: Up to a cap",
            "May be shown again: Yes, the customer agreed to see the card again",
            "Terms: Version 4, read in French",
            "Given: 23 Nov 2026 14:02:11",
            "Recorded by: Camille D.",
            "Card: Visa •••• 4242 · 12/30 23 Nov 2026 14:04:11",
            "Counted as: Mail or telephone order",
            "Personal data kept: 60 months after the end of the last consent",
        ]);
        panel.Find("dd a").GetAttribute("href").ShouldBe("/customers/per_zoe");
        panel.FindAll("[role=alert], .mud-alert").ShouldBeEmpty();
    }

    [Fact]
    public async Task In_French_the_same_is_told_in_French()
    {
        await using var context = new ScreenContext("fr");

        var panel = context.Render<ConsentDetailPanel>(parameters => parameters.Add(detail => detail.Consent, SampleViews.Consent));

        ScreenContext.Words(panel.Find("p"))
            .ShouldBe("Au plus 80,00 € par paiement, une fois par mois, à partir du 1er déc. 2026, jusqu’au 23 nov. 2027");
        Facts(panel).ShouldContain("Conditions: Version 4, langue de lecture : français", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Each_instalment_is_listed_with_its_day_and_its_amount()
    {
        await using var context = new ScreenContext();
        var consent = SampleViews.Consent with { Scope = Scopes.Proposed(100, 3, ChargePeriod.Month, new DateOnly(2027, 1, 31)) };

        var panel = context.Render<ConsentDetailPanel>(parameters => parameters.Add(detail => detail.Consent, consent));

        panel.FindAll("ol li").Select(ScreenContext.Words).ShouldBe(["31 Jan 2027 €33.34", "28 Feb 2027 €33.33", "31 Mar 2027 €33.33"]);
    }

    [Fact]
    public async Task A_consent_without_a_card_says_so_and_says_nothing_of_the_bank()
    {
        await using var context = new ScreenContext();
        var consent = SampleViews.Consent with { Result = ConsentResult.NoCard, Card = null, AllowsRedisplay = false };

        var panel = context.Render<ConsentDetailPanel>(parameters => parameters.Add(detail => detail.Consent, consent));

        Facts(panel).ShouldContain("Outcome: No card", StringComparer.Ordinal);
        Facts(panel).ShouldContain("Card: No card", StringComparer.Ordinal);
        Facts(panel).ShouldContain("May be shown again: No, the customer did not ask for it", StringComparer.Ordinal);
        Facts(panel).ShouldNotContain(fact => fact.StartsWith("Counted as", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "Counted as: Not a mail or telephone order")]
    [InlineData(null, "Counted as: Stripe does not say")]
    public async Task A_card_that_does_not_count_as_mail_or_telephone_order_is_warned_about(bool? counted, string fact)
    {
        await using var context = new ScreenContext();
        var consent = SampleViews.Consent with { Card = SampleViews.Card with { CountedAsMoto = counted } };

        var panel = context.Render<ConsentDetailPanel>(parameters => parameters.Add(detail => detail.Consent, consent));

        Facts(panel).ShouldContain(fact, StringComparer.Ordinal);
        panel.FindAll(".mud-alert").Count.ShouldBe(1);
    }

    private static string[] Facts(IRenderedComponent<ConsentDetailPanel> panel) =>
        [.. panel.FindAll("dt").Zip(panel.FindAll("dd"), (term, fact) => $"{ScreenContext.Words(term)}: {ScreenContext.Words(fact)}")];
}
