using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class PaidPanelTests : PanelContext
{
    private static readonly PaymentView Payment =
        new(ChargeId.From("chg_1"), "P-1001", new Money(4000, "eur"), "visa", "4242", CountedAsMoto: true);

    private static readonly SetupView Paid = Samples.View(SetupState.Paid, SetupStep.Done) with
    {
        Task = SetupTask.PayNow,
        Customer = Samples.Zoe,
        Channel = OrderChannel.Telephone,
        OrderReference = "A-10442",
        Amount = Payment.Amount,
        AmountAgreedAt = Samples.Now,
        Payment = Payment,
    };

    [Fact]
    public void A_payment_is_shown_large_with_its_number_what_to_say_and_the_way_to_the_charge()
    {
        var panel = RenderPanel(Paid);

        panel.Find("h2").TextContent.ShouldBe("Paid");
        panel.Find(".card").TextContent.ShouldBe("€40.00 with Visa ••••\u00a04242");
        panel.Find(".number").TextContent.ShouldBe("P-1001");
        panel.Find(".say p").TextContent.ShouldContain("€40.00 is paid. Your payment has the number P\u20111001.");
        panel.Button("See the payment").GetAttribute("href").ShouldBe("/charges/chg_1");
        panel.HasButton("Next call").ShouldBeTrue();
        panel.FindAll(".notice").ShouldBeEmpty();
    }

    [Fact]
    public void A_payment_that_kept_the_card_names_the_consent_too()
    {
        var panel = RenderPanel(Paid with { Task = SetupTask.PayAndSave, Consent = Samples.Consent, Card = Samples.Card });

        panel.Find(".number").TextContent.ShouldBe("P-1001 · Consent C-1043");
        panel.Find(".say p").TextContent.ShouldContain("Your card is saved. Your consent has the number C\u20111043.");
    }

    [Fact]
    public void A_payment_that_came_after_the_stop_is_to_be_refunded()
    {
        var panel = RenderPanel(Paid with { State = SetupState.PaidLate });

        panel.Find("h2").TextContent.ShouldBe("Charged after it was given up. Refund it");
        panel.Words().ShouldContain("€40.00 was charged. It stands as P-1001");
        panel.HasButton("See the payment").ShouldBeTrue();
    }

    [Fact]
    public void A_payment_that_Stripe_does_not_count_as_MOTO_is_pointed_out() =>
        RenderPanel(Paid with { Payment = Payment with { CountedAsMoto = false } }).Find(".notice").TextContent
            .ShouldContain("Stripe does not count this payment");

    [Fact]
    public void A_payment_that_was_given_up_charged_nothing() =>
        RenderPanel(Paid with { State = SetupState.Abandoned, Payment = null }).Find("h2").TextContent
            .ShouldBe("Stopped. Nothing was charged");

    [Theory]
    [InlineData(SetupTask.SaveCard, "No card was saved. Send it again", "Your card was not saved. May I try again?")]
    [InlineData(SetupTask.PayNow, "Stripe is certain: Nothing was charged.", "Nothing was charged to your card. May I try again?")]
    [InlineData(
        SetupTask.PayAndSave,
        "Nothing was charged and no card was saved.",
        "Nothing was charged, and your card was not saved. May I try again?")]
    public void A_problem_says_what_did_not_happen(SetupTask task, string next, string say)
    {
        var panel = RenderProblem(task, new ProblemView(SetupProblem.ConnectionLost, null, null));

        panel.Words().ShouldContain(next);
        panel.Find(".say p").TextContent.ShouldContain(say);
    }

    [Fact]
    public void A_decline_of_a_payment_begins_with_the_money() =>
        RenderProblem(SetupTask.PayNow, new ProblemView(SetupProblem.Declined, "insufficient_funds", null)).Words()
            .ShouldContain("Nothing was charged. This card will not do now.");

    [Fact]
    public void The_memory_of_the_call_shows_what_is_paid_and_no_consent_where_none_is_asked()
    {
        var panel = RenderMemory(Paid with { State = SetupState.IntentReady, Step = SetupStep.Reader, Payment = null });

        panel.Words().ShouldContain("€40.00");
        panel.Words().ShouldContain("Agreed with the customer");
        panel.FindAll("dt").Select(term => term.TextContent.Trim()).ShouldNotContain(term => term == "Consent");
        RenderMemory(Paid with { Task = SetupTask.PayAndSave }).FindAll("dt")
            .Select(term => term.TextContent.Trim()).ShouldContain(term => term == "Consent");
    }

    private IRenderedComponent<DonePanel> RenderPanel(SetupView view) =>
        Render<DonePanel>(panel => panel.Add(p => p.View, view).Add(p => p.Busy, false));

    private IRenderedComponent<ProblemPanel> RenderProblem(SetupTask task, ProblemView problem) => Render<ProblemPanel>(panel => panel
        .Add(p => p.Problem, problem).Add(
            p => p.Task, task).Add(p => p.Channel, OrderChannel.Telephone).Add(p => p.ReaderLabel, "Front desk").Add(p => p.Busy, false));

    private IRenderedComponent<SetupSummaryPanel> RenderMemory(SetupView view) =>
        Render<SetupSummaryPanel>(panel => panel.Add(p => p.View, view).Add(p => p.Draft, null).Add(p => p.Busy, false));
}
