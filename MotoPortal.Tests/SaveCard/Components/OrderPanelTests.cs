using Bunit;
using MotoPortal.Consents;
using MotoPortal.SaveCard;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class OrderPanelTests : PanelContext
{
    private readonly OrderForm _form = new();
    private int _noted;

    [Fact]
    public void Nothing_is_chosen_beforehand_and_what_is_missing_is_said_twice()
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
    }

    [Fact]
    public void A_second_hand_in_while_the_first_is_under_way_does_nothing()
    {
        (_form.Channel, _form.Reference) = (OrderChannel.Telephone, "A-1");
        var panel = RenderPanel(busy: true);

        panel.HandIn();

        _noted.ShouldBe(0);
    }

    private IRenderedComponent<OrderPanel> RenderPanel(bool busy = false) =>
        Render<OrderPanel>(panel => panel.Add(p => p.Form, _form).Add(p => p.Busy, busy).Add(p => p.OnNote, () => _noted++));
}
