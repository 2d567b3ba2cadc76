using Bunit;
using MotoPortal.Consents;
using MotoPortal.SaveCard;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class ScriptPanelTests : PanelContext
{
    private readonly ConsentForm _form = Samples.FilledConsent();
    private readonly ConsentProgress _progress = new() { Stage = ConsentStage.Script };
    private int _recorded;

    [Fact]
    public void The_terms_are_read_part_by_part_in_the_customers_language()
    {
        var panel = RenderPanel(OrderChannel.Telephone);
        panel.Words().ShouldContain("Part 1 of 3");
        panel.FindAll("li p[lang=fr]").Count.ShouldBe(1);

        panel.HandIn();
        panel.Words().ShouldContain("Part 2 of 3");
        panel.Find("li[aria-current=step] p").TextContent.ShouldBe("Uniquement lorsque vous nous le demandez.");

        panel.HandIn();
        panel.FindAll("input[type=checkbox]").ShouldBeEmpty();
        panel.HandIn();
        panel.FindAll("input[type=checkbox]").Count.ShouldBe(2);
        panel.Find("#consent-charges-question").TextContent.ShouldStartWith("Acceptez-vous");
    }

    [Fact]
    public void Nothing_is_ticked_beforehand_and_without_a_yes_nothing_is_recorded()
    {
        var panel = ReadAll();
        panel.FindAll("input[checked]").ShouldBeEmpty();

        panel.HandIn();

        panel.Beside("consent-charges").ShouldBe("Without the customer’s yes no card can be saved.");
        panel.Summary().Length.ShouldBe(1);
        _recorded.ShouldBe(0);
    }

    [Fact]
    public void The_card_may_be_charged_without_being_shown_again()
    {
        var panel = ReadAll();

        panel.Tick("The customer said yes");
        panel.HandIn();

        (_form.AcceptsCharges, _form.AcceptsRedisplay).ShouldBe((true, false));
        _recorded.ShouldBe(1);
    }

    [Fact]
    public void Being_shown_the_card_again_is_a_yes_of_its_own()
    {
        var panel = ReadAll();

        panel.Find("#consent-redisplay").Change(true);
        panel.HandIn();

        (_form.AcceptsCharges, _form.AcceptsRedisplay).ShouldBe((false, true));
        _recorded.ShouldBe(0);
        panel.Find("#consent-redisplay-question").GetAttribute("lang").ShouldBe("fr");
    }

    [Fact]
    public void A_letter_is_compared_with_all_parts_at_once()
    {
        var panel = RenderPanel(OrderChannel.Post);

        panel.FindAll("li p").Count.ShouldBe(3);
        panel.Tick("The form says so and is signed");
        panel.HandIn();

        _recorded.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_answered_does_not_count_for_other_words()
    {
        var panel = ReadAll();
        panel.Tick("The customer said yes");
        await DisposeComponentsAsync();

        _form.Amount = "90";
        RenderPanel(OrderChannel.Telephone);

        (_form.AcceptsCharges, _progress.PartsRead).ShouldBe((false, 0));
    }

    [Fact]
    public async Task The_same_words_need_not_be_read_twice()
    {
        ReadAll();
        await DisposeComponentsAsync();

        var panel = RenderPanel(OrderChannel.Telephone);

        panel.FindAll("input[type=checkbox]").Count.ShouldBe(2);
    }

    private IRenderedComponent<ScriptPanel> ReadAll()
    {
        var panel = RenderPanel(OrderChannel.Telephone);
        panel.HandIn();
        panel.HandIn();
        panel.HandIn();
        return panel;
    }

    private IRenderedComponent<ScriptPanel> RenderPanel(OrderChannel channel) =>
        Render<ScriptPanel>(panel => panel
            .Add(p => p.Form, _form)
            .Add(p => p.Progress, _progress)
            .Add(p => p.Channel, channel)
            .Add(p => p.Today, Samples.Today)
            .Add(p => p.ReadScript, (language, _, _) => Task.FromResult(Samples.Script(language)))
            .Add(p => p.OnRecord, () => _recorded++));
}
