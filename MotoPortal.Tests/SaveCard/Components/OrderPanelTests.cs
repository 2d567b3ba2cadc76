using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class OrderPanelTests : PanelContext
{
    private readonly OrderForm _form = new();
    private int _noted;

    [Fact]
    public void Nothing_has_a_default_and_each_missing_answer_is_reported_in_both_places()
    {
        var panel = RenderPanel();
        panel.FindAll("input[checked]").ShouldBeEmpty();

        panel.HandIn();

        panel.Beside("order-channel").ShouldBe("This is needed.");
        panel.Beside("order-reference").ShouldBe("This is needed.");
        panel.Summary().ShouldBe(["The order came – This is needed.", "Order reference – This is needed."]);
        _noted.ShouldBe(0);
    }

    [Fact]
    public void A_filled_order_goes_on()
    {
        var panel = RenderPanel();

        panel.Tick("By post");
        panel.Type("order-reference", "A-10442");
        panel.HandIn();

        (_form.Channel, _form.Reference).ShouldBe((OrderChannel.Post, "A-10442"));
        _noted.ShouldBe(1);
    }

    [Fact]
    public void A_card_number_as_reference_is_refused()
    {
        var panel = RenderPanel();

        panel.Type("order-reference", "4242424242424242");

        panel.Beside("order-reference")!.ShouldStartWith("This looks like a card number.");
        panel.Markup.ShouldContain("nobody can let it through");
        panel.HasButton("A supervisor is here").ShouldBeFalse();
    }

    [Fact]
    public void What_may_be_an_order_number_is_refused_with_the_way_to_let_it_through_and_accepted_once_it_is()
    {
        var key = new byte[32];
        var panel = RenderPanel();
        panel.Tick("By telephone");

        panel.Type("order-reference", "5910442000123457");
        panel.HandIn();

        panel.HasButton("A supervisor is here").ShouldBeTrue();
        _noted.ShouldBe(0);

        Exempt.Replace(
            key,
            [new ExemptText(ExemptibleField.OrderReference, ExemptTexts.Fingerprint(key, "5910442000123457"), 16, MayBeTyped: true)]);
        panel.HandIn();

        panel.HasButton("A supervisor is here").ShouldBeFalse();
        (_form.Reference, _noted).ShouldBe(("5910442000123457", 1));
    }

    [Fact]
    public void A_second_hand_in_while_the_first_is_under_way_does_nothing()
    {
        (_form.Channel, _form.Reference) = (OrderChannel.Telephone, "A-1");
        var panel = RenderPanel(busy: true);

        panel.HandIn();

        _noted.ShouldBe(0);
    }

    [Fact]
    public void Where_an_amount_is_charged_now_it_is_asked_for_by_the_rules_of_its_currency()
    {
        var panel = RenderPanel(task: SetupTask.PayNow);
        panel.Tick("By telephone");
        panel.Type("order-reference", "A-10442");
        panel.HandIn();
        panel.Beside("order-amount").ShouldBe("This is needed.");

        panel.Type("order-amount", "40,50");
        panel.Find("#order-currency").Change("jpy");
        panel.HandIn();
        panel.Beside("order-amount")!.ShouldContain("amount");
        _noted.ShouldBe(0);

        panel.Find("#order-currency").Change("eur");
        panel.HandIn();
        (_form.ToAmount(), _noted).ShouldBe((new MotoPortal.Primitives.Amounts.Money(4050, "eur"), 1));
    }

    private IRenderedComponent<OrderPanel> RenderPanel(bool busy = false, SetupTask task = SetupTask.SaveCard) =>
        Render<OrderPanel>(
            panel => panel.Add(p => p.Task, task).Add(p => p.Form, _form).Add(p => p.Busy, busy).Add(p => p.OnNote, () => _noted++));
}
