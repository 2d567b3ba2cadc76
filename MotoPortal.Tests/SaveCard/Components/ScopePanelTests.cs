using Bunit;
using MotoPortal.Consents;
using MotoPortal.Primitives;
using MotoPortal.SaveCard;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class ScopePanelTests : PanelContext
{
    private readonly ConsentForm _form = new();
    private int _wentOn;

    [Fact]
    public void Nothing_but_the_language_is_chosen_beforehand_and_all_that_is_missing_is_said()
    {
        var panel = RenderPanel();
        panel.FindAll("input[checked]").Count.ShouldBe(1);

        panel.HandIn();

        panel.Summary().ShouldBe(
        [
            "The card may be used for – This is needed.",
            "What is paid for – This is needed.",
            "How the amount is set – This is needed.",
            "Amount of each charge – This is needed.",
            "Until when – This is needed.",
        ]);
        _wentOn.ShouldBe(0);
    }

    [Fact]
    public void A_whole_scope_can_be_filled_in()
    {
        var panel = RenderPanel();

        panel.Tick("Français");
        panel.Tick("Instalments");
        panel.Type("consent-purpose", "Canapé");
        panel.Tick("Always the same amount");
        panel.Type("consent-amount", "79,90");
        panel.Find("#consent-currency").Change("chf");
        panel.Tick("Each month");
        panel.Type("consent-count", "10");
        panel.Button("12 months").Click();
        panel.HandIn();

        _form.ToScope(Samples.Today).ShouldBe(new ConsentScope(
            ConsentKind.Instalments, "Canapé", AmountRule.Fixed, new Money(7990, "chf"), ChargeInterval.Monthly, 10, new DateOnly(2027, 11, 23)));
        _form.Language.ShouldBe("fr");
        _form.AcceptsCharges.ShouldBeFalse();
        _wentOn.ShouldBe(1);
    }

    [Theory]
    [InlineData("One charge later", false, false)]
    [InlineData("Instalments", true, true)]
    [InlineData("Regular charges", true, false)]
    [InlineData("Charges when something falls due", false, false)]
    [InlineData("Only when the customer asks", false, false)]
    public void Only_what_the_kind_leaves_open_is_asked(string kind, bool interval, bool count)
    {
        var panel = RenderPanel();

        panel.Tick(kind);

        panel.FindAll("#consent-interval").Count.ShouldBe(interval ? 1 : 0);
        panel.FindAll("#consent-count").Count.ShouldBe(count ? 1 : 0);
    }

    [Fact]
    public void Wrong_values_are_told_beside_their_fields()
    {
        var panel = RenderPanel();

        panel.Tick("Instalments");
        panel.Type("consent-amount", "eighty");
        panel.Type("consent-count", "1");
        panel.Find("#consent-until").Change("2026-11-22");
        panel.Find("#consent-until").Blur();
        panel.Type("consent-purpose", "4242 4242 4242 4242");

        panel.Beside("consent-amount").ShouldBe("This is not an amount, such as 80 or 79.90.");
        panel.Beside("consent-count").ShouldBe("This is too small.");
        panel.Beside("consent-until").ShouldBe("This day has passed.");
        panel.Beside("consent-purpose")!.ShouldStartWith("This looks like a card number.");
    }

    private IRenderedComponent<ScopePanel> RenderPanel() =>
        Render<ScopePanel>(panel => panel.Add(p => p.Form, _form).Add(p => p.Today, Samples.Today).Add(p => p.OnGoOn, () => _wentOn++));
}
