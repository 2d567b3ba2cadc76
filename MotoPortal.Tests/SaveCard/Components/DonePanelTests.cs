using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class DonePanelTests : PanelContext
{
    private int _next;

    [Fact]
    public void A_saved_card_is_shown_large_with_its_consent_and_what_to_say()
    {
        var panel = RenderPanel(Samples.Saved());

        panel.Find("h2").TextContent.ShouldBe("Saved");
        panel.Find(".card").TextContent.ShouldBe("Visa •••• 4242 · 12/30");
        panel.Words().ShouldContain("Consent C-1043");
        panel.Find(".say p").TextContent.ShouldContain("C\u20111043");
        panel.FindAll(".notice").ShouldBeEmpty();
        panel.Button("Next call").Click();

        _next.ShouldBe(1);
    }

    [Fact]
    public void After_a_letter_the_number_goes_on_the_form()
    {
        var panel = RenderPanel(Samples.Saved() with { Channel = OrderChannel.Post });

        panel.FindAll(".say").ShouldBeEmpty();
        panel.Words().ShouldContain("Write the number C\u20111043 on the form.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void A_card_that_stripe_does_not_count_as_taken_by_telephone_is_pointed_out(bool? counted)
    {
        RenderPanel(Samples.Saved(counted)).Find(".notice").TextContent.ShouldContain("Stripe does not count this card");
    }

    [Theory]
    [InlineData(SetupState.Abandoned, "Stopped. No card is kept")]
    [InlineData(SetupState.Detaching, "A card arrived after the stop and is being removed")]
    [InlineData(SetupState.Detached, "The card that arrived after the stop was removed")]
    public void An_end_without_a_card_says_so(SetupState state, string words)
    {
        var panel = RenderPanel(Samples.View(state, SetupStep.Done));

        panel.Find("h2").TextContent.ShouldBe(words);
        panel.FindAll(".card").ShouldBeEmpty();
        panel.HasButton("Start anew").ShouldBeTrue();
    }

    [Theory]
    [InlineData(ConsentRefusalReason.Declined)]
    [InlineData(ConsentRefusalReason.IdentityNotConfirmed)]
    public void After_a_refusal_the_payment_without_the_card_is_offered_first(ConsentRefusalReason reason)
    {
        var paid = 0;
        var panel = Render<DonePanel>(panel => panel
            .Add(p => p.View, Samples.View(SetupState.Abandoned, SetupStep.Done) with { Refusal = reason })
            .Add(p => p.Busy, false).Add(p => p.Language, "en").Add(p => p.OnPayWithoutSaving, () => paid++));

        panel.FindAll("button")[0].TextContent.Trim().ShouldBe("Take the payment without saving");
        panel.Button("Take the payment without saving").Click();
        paid.ShouldBe(1);
    }

    private IRenderedComponent<DonePanel> RenderPanel(SetupView view) =>
        Render<DonePanel>(panel => panel.Add(p => p.View, view).Add(p => p.Busy, false).Add(p => p.OnNext, () => _next++));
}
