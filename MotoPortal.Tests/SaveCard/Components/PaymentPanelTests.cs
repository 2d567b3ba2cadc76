using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.PaymentStep;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class PaymentPanelTests : PanelContext
{
    private static readonly Money Forty = new(4000, "eur");
    private readonly PaymentForm _form = new();
    private readonly List<ConsentRefusalReason> _declined = [];
    private int _agreed;

    [Fact]
    public void No_answer_has_a_default_and_each_missing_answer_is_reported()
    {
        var panel = RenderPanel();
        panel.FindAll("input[checked]").ShouldBeEmpty();
        panel.Find("h2").TextContent.ShouldBe("Does the customer agree to pay €40.00?");

        panel.HandIn();

        panel.Summary().Length.ShouldBe(4);
        _agreed.ShouldBe(0);
    }

    [Fact]
    public void The_amount_and_the_order_are_read_out_and_agreed_to()
    {
        var panel = RenderPanel();
        panel.Words().ShouldContain("I will charge €40.00 to your card now, for order A-10442. Do you agree?");

        panel.Tick("Called back just now");
        panel.Tick("Yes");
        panel.Tick("The customer’s own");
        panel.Tick("The customer said yes");
        panel.HandIn();

        (_form.Agreed, _form.IdentityPassed, _form.Cardholder).ShouldBe((Forty, true, Cardholder.Customer));
        _agreed.ShouldBe(1);
    }

    [Fact]
    public void A_yes_to_another_amount_is_not_ticked()
    {
        _form.Agreed = new Money(3900, "eur");

        RenderPanel().Find("#payment-agreed").HasAttribute("checked").ShouldBeFalse();
    }

    [Fact]
    public void For_a_caller_who_was_not_identified_there_is_only_the_way_without_a_payment()
    {
        var panel = RenderPanel();

        panel.Tick("No");
        panel.Find(".notice").TextContent.ShouldContain("Take no payment from this caller");
        panel.Button("Stop without a payment").Click();

        _declined.ShouldBe([ConsentRefusalReason.IdentityNotConfirmed]);
    }

    [Fact]
    public void A_caller_of_whom_nothing_is_known_may_pay_once()
    {
        var panel = RenderPanel();

        panel.Tick("The caller cannot be checked");
        panel.Tick("The customer’s own");
        panel.Tick("The customer said yes");
        panel.HandIn();

        panel.Words().ShouldContain("Nobody was identified");
        (_agreed, _form.IdentityCheck, _form.IdentityPassed).ShouldBe((1, IdentityCheck.NotPossible, null));
    }

    [Fact]
    public void Another_persons_card_needs_that_persons_own_agreement()
    {
        var panel = RenderPanel();

        panel.Tick("Somebody else’s");

        panel.Words().ShouldContain("That person must agree themself");
        panel.FindAll("#payment-relation").Count.ShouldBe(1);
        panel.Type("payment-holder-name", "Ada Lovelace");
        panel.Words().ShouldContain("Ada Lovelace, am I speaking with you yourself?");
        panel.HandIn();
        panel.Beside("payment-holder-agreed").ShouldBe("Without this no card can be taken.");
    }

    [Fact]
    public void Where_the_card_is_kept_too_the_consent_asks_who_is_on_the_line()
    {
        var panel = RenderPanel(SetupTask.PayAndSave);

        panel.FindAll("input[type=radio]").ShouldBeEmpty();
        panel.Tick("The customer said yes");
        panel.HandIn();

        _agreed.ShouldBe(1);
    }

    [Fact]
    public void For_a_letter_the_clerk_reads_the_form_and_asks_no_caller()
    {
        var panel = RenderPanel(channel: OrderChannel.Post);

        panel.Find("h2").TextContent.ShouldBe("Does the signed form say €40.00?");
        panel.FindAll("#payment-identity").ShouldBeEmpty();
        panel.Button("The form does not say so").Click();

        _declined.ShouldBe([ConsentRefusalReason.Declined]);
    }

    private IRenderedComponent<PaymentPanel> RenderPanel(SetupTask task =
        SetupTask.PayNow, OrderChannel channel = OrderChannel.Telephone) =>
        Render<PaymentPanel>(panel => panel
            .Add(p => p.Task, task)
            .Add(p => p.Amount, Forty)
            .Add(p => p.OrderReference, "A-10442")
            .Add(p => p.Channel, channel)
            .Add(p => p.Form, _form)
            .Add(p => p.Offered, [.. Enum.GetValues<IdentityCheck>()])
            .Add(p => p.Busy, false)
            .Add(p => p.OnAgree, () => _agreed++)
            .Add(p => p.OnDecline, _declined.Add));
}
