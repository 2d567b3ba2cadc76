using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.SaveCard.ConsentStep;

namespace MotoPortal.Tests.SaveCard.Components;

/// <summary>A letter is compared with the terms that it must contain.</summary>
public sealed class LetterPanelTests : PanelContext
{
    private readonly ConsentForm _form = Samples.FilledConsent();
    private int _recorded;
    private int _declined;

    [Fact]
    public void All_parts_are_there_to_compare_and_nothing_is_ticked_by_default()
    {
        var panel = RenderPanel();

        panel.FindAll("li p[lang=fr]").Count.ShouldBe(3);
        panel.FindAll("input[checked]").ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_signature_nothing_is_recorded()
    {
        var panel = RenderPanel();

        panel.HandIn();

        panel.Beside("consent-charges").ShouldBe("Without the customer’s yes no card can be saved.");
        _recorded.ShouldBe(0);
    }

    [Fact]
    public void The_signature_counts_for_charges_and_a_tick_of_its_own_for_showing_the_card_again()
    {
        var panel = RenderPanel();

        panel.Tick("The form says so and is signed");
        panel.HandIn();

        (_form.AcceptsCharges, _form.AcceptsRedisplay, _recorded).ShouldBe((true, false, 1));
    }

    [Fact]
    public void A_form_that_does_not_agree_ends_without_saving()
    {
        RenderPanel().Button("The form does not agree").Click();

        (_declined, _recorded).ShouldBe((1, 0));
    }

    private IRenderedComponent<LetterPanel> RenderPanel() =>
        Render<LetterPanel>(panel => panel
            .Add(p => p.Form, _form)
            .Add(p => p.Today, Samples.Today)
            .Add(p => p.ReadScript, (language, _, _) => Task.FromResult(Samples.Script(language)))
            .Add(p => p.OnDecline, () => _declined++)
            .Add(p => p.OnRecord, () => _recorded++));
}
