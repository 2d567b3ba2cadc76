using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.Forms.Steps;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Tests.SaveCard.Components;

/// <summary>The terms are read aloud one part at a time, in the customer's language, and no part can be skipped.</summary>
public sealed class ScriptPanelTests : PanelContext
{
    // Longer than any part of the sample takes to be spoken.
    private static readonly TimeSpan Spoken = TimeSpan.FromSeconds(20);

    private readonly ConsentForm _form = Samples.FilledConsent();
    private readonly ConsentReading _reading = new();
    private int _kept;
    private int _recorded;
    private int _declined;

    [Fact]
    public void One_part_stands_on_the_page_at_a_time_in_the_customers_language()
    {
        var panel = RenderPanel();

        panel.Words().ShouldContain("Question 1 of 4");
        panel.FindAll("p[lang=fr]").Single().TextContent.ShouldBe("Vous acceptez que nous débitions votre carte.");

        Clock.Advance(Spoken);
        panel.Button("1 Yes").Click();

        panel.Words().ShouldContain("Question 2 of 4");
        panel.FindAll("p[lang=fr]").Single().TextContent.ShouldBe("Uniquement lorsque vous nous le demandez.");
    }

    [Fact]
    public async Task Key_1_is_yes_2_is_no_and_R_reads_again()
    {
        var panel = RenderPanel();

        await PressAsync(panel, "r");
        panel.Words().ShouldContain("read 2 times");
        await PressAsync(panel, "R");
        await PressAsync(panel, "1");
        await PressAsync(panel, "2");

        _reading.Answers.Select(answer => (answer.Part, answer.Yes, answer.Readings))
            .ShouldBe([(TermsPartKey.Agreement, true, 3), (TermsPartKey.Timing, false, 1)]);
    }

    [Fact]
    public async Task Each_answer_has_the_time_at_which_it_was_given_and_is_kept_at_once()
    {
        var panel = RenderPanel();

        await PressAsync(panel, "1");
        Clock.Advance(TimeSpan.FromSeconds(9));
        await PressAsync(panel, "1");

        _reading.Answers.Select(answer => (answer.At, answer.Question, answer.Seconds)).ShouldBe(
            [(Samples.Now + Spoken, 1, 20), (Samples.Now + (2 * Spoken) + TimeSpan.FromSeconds(9), 2, 29)]);
        _kept.ShouldBe(2);
    }

    [Fact]
    public async Task The_consent_cannot_be_recorded_before_every_part_has_its_answer()
    {
        var panel = RenderPanel();

        for (var part = 0; part < 4; part++)
        {
            panel.HasButton("Record the consent").ShouldBeFalse();
            _form.AcceptsCharges.ShouldBeFalse();
            await PressAsync(panel, "1");
        }

        _form.AcceptsCharges.ShouldBeTrue();
        panel.HandIn();
        _recorded.ShouldBe(1);
    }

    [Fact]
    public async Task Showing_the_card_again_is_asked_on_its_own_and_may_be_answered_with_no()
    {
        var panel = RenderPanel();
        await ReadAsync(panel, "1", "1", "1");

        panel.FindAll("p[lang=fr]").Single().TextContent.ShouldBe("Pouvons-nous vous montrer cette carte à nouveau ?");
        await PressAsync(panel, "2");

        (_form.AcceptsCharges, _form.AcceptsRedisplay).ShouldBe((true, false));
        panel.HasButton("Record the consent").ShouldBeTrue();
    }

    [Fact]
    public async Task A_no_ends_politely_with_what_to_say_in_the_customers_language()
    {
        var panel = RenderPanel();
        await ReadAsync(panel, "1", "2");

        panel.Words().ShouldContain("The customer said no");
        panel.Find(".say p[lang=fr]").TextContent.ShouldContain("votre commande suit son cours");
        panel.HasButton("Record the consent").ShouldBeFalse();
        await PressAsync(panel, "1");
        _reading.Answers.Length.ShouldBe(2);

        panel.Button("Go on without saving").Click();
        _declined.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_can_be_taken_back_and_the_part_is_then_read_once_more()
    {
        var panel = RenderPanel();
        await ReadAsync(panel, "1", "2");

        panel.Button("Ask this question again").Click();

        panel.Words().ShouldContain("Question 2 of 4");
        panel.Words().ShouldContain("read 2 times");
    }

    [Fact]
    public async Task Declining_is_at_hand_at_every_part_and_as_large_as_accepting()
    {
        var panel = RenderPanel();
        panel.HasButton("Customer declines, go on without saving").ShouldBeTrue();

        await ReadAsync(panel, "1", "1", "1", "1");

        var accepts = panel.Button("Record the consent");
        var declines = panel.Button("Customer declines, go on without saving");
        declines.ParentElement.ShouldBe(accepts.ParentElement);
        declines.ClassList.Contains("mud-button-filled").ShouldBeTrue();
        declines.Click();
        (_declined, _recorded).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Answers_count_for_the_words_that_were_read_and_for_no_others()
    {
        var panel = RenderPanel();
        await ReadAsync(panel, "1", "1", "1", "1");
        await DisposeComponentsAsync();

        RenderPanel(script => script with { Version = 2 });

        _reading.Answers.ShouldBeEmpty();
        _form.AcceptsCharges.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reload_goes_on_at_the_same_part()
    {
        var panel = RenderPanel();
        await ReadAsync(panel, "1", "1");
        await DisposeComponentsAsync();

        RenderPanel().Words().ShouldContain("Question 3 of 4");
    }

    [Fact]
    public async Task A_yes_that_comes_sooner_than_the_words_can_be_spoken_is_not_taken_and_a_no_is()
    {
        var panel = RenderPanel();

        // Seven words at 200 a minute.
        Clock.Advance(TimeSpan.FromSeconds(2));
        panel.Button("1 Yes").Click();

        panel.Find("[role=status]").TextContent.ShouldContain("these words take about 3 seconds to say");
        _reading.Answers.ShouldBeEmpty();
        _kept.ShouldBe(0);

        Clock.Advance(TimeSpan.FromMilliseconds(100));
        panel.Button("1 Yes").Click();
        panel.Find("[role=status]").TextContent.Trim().ShouldBeEmpty();
        panel.Button("2 No").Click();
        _reading.Answers.Select(answer => answer.Yes).ShouldBe([true, false]);
    }

    [Fact]
    public void Parts_that_are_asked_together_stand_together_and_have_one_answer()
    {
        var panel = RenderPanel(script => script with
        {
            Parts = [script.Parts[0], script.Parts[1] with { AskedWithPrevious = true }, .. script.Parts[2..]],
        });

        panel.Words().ShouldContain("Question 1 of 3");
        panel.FindAll("p[lang=fr]").Select(words => words.TextContent)
            .ShouldBe(["Vous acceptez que nous débitions votre carte.", "Uniquement lorsque vous nous le demandez."]);
        Clock.Advance(Spoken);
        panel.Button("1 Yes").Click();

        panel.Words().ShouldContain("Question 2 of 3");
        _reading.Answers.Select(answer => (answer.Part, answer.Question)).ShouldBe([(TermsPartKey.Agreement, 1), (TermsPartKey.Timing, 1)]);

        panel.Button("Take the last answer back").Click();
        _reading.Answers.ShouldBeEmpty();
    }

    private async Task ReadAsync(IRenderedComponent<ScriptPanel> panel, params string[] keys)
    {
        foreach (var key in keys)
        {
            await PressAsync(panel, key);
        }
    }

    private Task PressAsync(IRenderedComponent<ScriptPanel> panel, string key)
    {
        Clock.Advance(key is "1" ? Spoken : TimeSpan.Zero);
        return panel.InvokeAsync(() => panel.FindComponent<ShortcutKeys>().Instance.OnKey.InvokeAsync(key));
    }

    private IRenderedComponent<ScriptPanel> RenderPanel(Func<ScriptView, ScriptView>? change = null) =>
        Render<ScriptPanel>(panel => panel
            .Add(p => p.Form, _form)
            .Add(p => p.Reading, _reading)
            .Add(p => p.Today, Samples.Today)
            .Add(p => p.ReadScript, (language, _, _) => Task.FromResult((change ?? (script => script))(Samples.Script(language))))
            .Add(p => p.OnChanged, () => _kept++)
            .Add(p => p.OnDecline, () => _declined++)
            .Add(p => p.OnRecord, () => _recorded++));
}
