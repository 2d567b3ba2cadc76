using Bunit;
using MotoPortal.Consents;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Components;

public sealed class SavedCardsPanelTests
{
    private static readonly CustomerCardView WithConsent =
        new(SampleViews.Card.PaymentMethod, "visa", "4242", 12, 2030, SampleViews.Consent);
    private static readonly CustomerCardView WithoutConsent = new(PaymentMethodId.From("pm_4444"), "mastercard", "4444", 10, 2026, null);

    [Fact]
    public async Task Each_card_stands_beside_the_consent_behind_it()
    {
        await using var context = new ScreenContext();

        var panel = Render(context, new CustomerCardsOutcome.Listed([WithConsent, WithoutConsent]));

        panel.FindAll("li").Select(ScreenContext.Words).ShouldBe(
        [
            "Visa •••• 4242 expires 12/30 C-1043 Up to €80.00 each, once a month, from 1 Dec 2026, until 23 Nov 2027 "
                + "23 Nov 2026 14:02 · Recorded by Camille D. · May be shown to the customer again",
            "Mastercard •••• 4444 expired 10/26 No consent in the portal This card was saved elsewhere. Do not charge it from here.",
        ]);
    }

    [Fact]
    public async Task Without_a_card_the_panel_says_when_there_will_be_one()
    {
        await using var context = new ScreenContext();

        var panel = Render(context, new CustomerCardsOutcome.Listed([]));

        ScreenContext.Words(panel.Find("p")).ShouldBe("No saved card The first one appears here as soon as it is saved.");
        panel.FindAll("li").ShouldBeEmpty();
    }

    [Fact]
    public async Task Cards_from_the_records_are_not_taken_for_fresh_news()
    {
        await using var context = new ScreenContext();

        var panel = Render(context, new CustomerCardsOutcome.FromRecords([WithConsent]));

        ScreenContext.Words(panel.Find(".mud-alert"))
            .ShouldBe("Stripe could not be asked. These are the cards as they were when they were saved.");
        panel.FindAll("li").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_card_that_does_not_count_as_mail_or_telephone_order_is_marked()
    {
        await using var context = new ScreenContext();
        var consent = SampleViews.Consent with { Card = SampleViews.Card with { CountedAsMoto = false }, AllowsRedisplay = false };

        var panel = Render(context, new CustomerCardsOutcome.Listed([WithConsent with { Consent = consent }]));

        ScreenContext.Words(panel.Find("li")).ShouldEndWith("Not shown to the customer again Not a mail or telephone order");
    }

    [Theory]
    [InlineData(2026, 11, 30, false)]
    [InlineData(2026, 12, 1, true)]
    public void A_card_expires_with_the_last_day_of_its_month(int year, int month, int day, bool expired)
    {
        SealedCardText.HasExpired(11, 2026, new DateOnly(year, month, day)).ShouldBe(expired);
    }

    private static IRenderedComponent<SavedCardsPanel> Render(ScreenContext context, CustomerCardsOutcome outcome) =>
        context.Render<SavedCardsPanel>(parameters => parameters.Add(panel => panel.Outcome, outcome));
}
