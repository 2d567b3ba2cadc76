using Bunit;
using Microsoft.AspNetCore.Components;
using MotoPortal.Consents.Agreement;
using MotoPortal.Forms.Drafts;
using MotoPortal.Forms.Questions;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class InstalmentsPanelTests : PanelContext
{
    private readonly ConsentForm _form = new();
    private int _wentOn;

    [Fact]
    public void Instalments_are_proposed_from_the_total_the_number_the_first_day_and_the_interval()
    {
        var panel = RenderFilled();

        Rows(panel).ShouldBe(["2027-01-31 33.34", "2027-02-28 33.33", "2027-03-31 33.33"]);
        panel.Words().ShouldContain("Together €100.00");
        panel.HasButton("Propose again").ShouldBeFalse();
        panel.HandIn();

        _form.ToScope(Samples.Today).ShouldBe(ConsentScope.Instalments(
            "Sofa", InstalmentPlan.Propose(new Money(100_00, "eur"), 3, new DateOnly(2027, 1, 31), ChargePeriod.Month))
            .WithAmountFrom(AmountSource.Told));
        _wentOn.ShouldBe(1);
    }

    [Fact]
    public void Each_day_and_amount_can_be_corrected_and_the_sum_has_to_be_the_total()
    {
        var panel = RenderFilled();

        panel.Type("instalment-1-amount", "50");
        panel.Find("#instalment-3-day").Change("2027-04-02");
        panel.Words().ShouldContain("Together €116.66");
        panel.Words().ShouldContain("€16.66 more than the total");
        panel.HandIn();
        panel.Summary().ShouldBe(["Total price – The instalments do not come to this."]);
        panel.Find(".agreed p[lang=en]").TextContent.ShouldBe("€100.00 in all");

        panel.Type("consent-amount", "116.66");
        Rows(panel).ShouldBe(["2027-01-31 50", "2027-02-28 33.33", "2027-04-02 33.33"]);
        panel.HandIn();
        _wentOn.ShouldBe(1);

        panel.Button("Propose again").Click();
        Rows(panel).ShouldBe(["2027-01-31 38.89", "2027-02-28 38.89", "2027-03-31 38.88"]);
    }

    [Fact]
    public async Task An_amount_that_was_not_left_yet_is_kept_with_the_draft_and_counts_as_typed()
    {
        RenderFilled();
        var first = Render(InDraft());
        first.Find("#instalment-2-amount").Input("49.5");
        _form.Instalments[1].Amount.ShouldBe("33.33");
        await first.FindComponent<FormDraftPanel>().Instance.KeptAsync();
        await DisposeComponentsAsync();

        Render(InDraft()).Find("#instalment-2-amount").GetAttribute("value").ShouldBe("49.5");
        _form.Instalments[1].Amount.ShouldBe("49.5");
    }

    [Fact]
    public async Task A_day_that_was_not_left_yet_is_kept_with_the_draft_and_counts_as_typed()
    {
        RenderFilled();
        var first = Render(InDraft());
        first.Find("#instalment-3-day").Input("2027-04-02");
        _form.Instalments[2].DueOn.ShouldBe(new DateOnly(2027, 3, 31));
        await first.FindComponent<FormDraftPanel>().Instance.KeptAsync();
        await DisposeComponentsAsync();

        Render(InDraft()).Find("#instalment-3-day").GetAttribute("value").ShouldBe("2027-04-02");
        _form.Instalments[2].DueOn.ShouldBe(new DateOnly(2027, 4, 2));
    }

    [Fact]
    public async Task The_last_day_of_a_consent_that_was_not_left_yet_is_kept_with_the_draft()
    {
        DateOnly? day = null;
        var first = Render(Question());
        first.Find("#until").Input("2027-06-30");
        day.ShouldBeNull();
        await first.FindComponent<FormDraftPanel>().Instance.KeptAsync();
        await DisposeComponentsAsync();

        Render(Question());

        day.ShouldBe(new DateOnly(2027, 6, 30));

        RenderFragment Question() => builder =>
        {
            builder.OpenComponent<FormDraftPanel>(0);
            builder.AddAttribute(1, nameof(FormDraftPanel.Form), "setup-Consent");
            builder.AddAttribute(2, nameof(FormDraftPanel.Subject), "set_2");
            builder.AddAttribute(3, nameof(FormDraftPanel.ChildContent), (RenderFragment)(inner =>
            {
                inner.OpenComponent<DayQuestion>(0);
                inner.AddAttribute(1, nameof(DayQuestion.Id), "until");
                inner.AddAttribute(2, nameof(DayQuestion.Label), "Until when");
                inner.AddAttribute(3, nameof(DayQuestion.Value), day);
                inner.AddAttribute(4, nameof(DayQuestion.Min), Samples.Today);
                inner.AddAttribute(5, nameof(DayQuestion.Max), Samples.Today.AddYears(1));
                inner.AddAttribute(
                    6, nameof(DayQuestion.ValueChanged), EventCallback.Factory.Create<DateOnly?>(this, typed => day = typed));
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        };
    }

    [Fact]
    public void What_is_wrong_with_an_instalment_stands_beside_it_and_in_the_summary()
    {
        var panel = RenderFilled();

        panel.Find("#instalment-1-day").Change("2026-11-22");
        panel.Type("instalment-2-amount", "much");
        panel.Find("#instalment-3-day").Change("2027-02-28");
        panel.HandIn();

        panel.Beside("instalment-1-day").ShouldBe("This day has passed.");
        panel.Summary().ShouldBe(
        [
            "Day of instalment 1 – This day has passed.",
            "Amount of instalment 2 – This is not an amount, such as 80 or 79.90.",
            "Day of instalment 3 – This is not after the one before.",
        ]);

        // There is no such day, and browsers send an empty value for it.
        panel.Find("#instalment-3-day").Change("2027-06-31");
        panel.Beside("instalment-3-day").ShouldBe("This is needed.");
        _wentOn.ShouldBe(0);
    }

    [Theory]
    [InlineData("1", "This is too small.")]
    [InlineData("37", "This is too much.")]
    [InlineData("many", "This is needed.")]
    public void A_plan_has_2_to_36_instalments(string typed, string problem)
    {
        var panel = RenderFilled();

        panel.Type("consent-count", typed);

        panel.Beside("consent-count").ShouldBe(problem);
        Rows(panel).ShouldBeEmpty();
    }

    [Fact]
    public void A_total_of_which_an_instalment_could_not_be_charged_is_refused_beside_it()
    {
        var panel = RenderFilled();

        panel.Type("consent-amount", "1.00");

        panel.Beside("consent-amount").ShouldBe("Each instalment has to be at least €0.50.");
    }

    private RenderFragment InDraft() => builder =>
    {
        builder.OpenComponent<FormDraftPanel>(0);
        builder.AddAttribute(1, nameof(FormDraftPanel.Form), "setup-Consent");
        builder.AddAttribute(2, nameof(FormDraftPanel.Subject), "set_1");
        builder.AddAttribute(3, nameof(FormDraftPanel.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<InstalmentsPanel>(0);
            inner.AddAttribute(1, nameof(InstalmentsPanel.Form), _form);
            inner.AddAttribute(2, nameof(InstalmentsPanel.ProblemOf), (Func<string, FieldProblem?>)(_ => null));
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };

    private static string[] Rows(IRenderedComponent<ScopePanel> panel) =>
        [.. panel.FindAll(".instalments li")
            .Select(row => string.Join(' ', row.QuerySelectorAll("input").Select(input => input.GetAttribute("value"))))];

    private IRenderedComponent<ScopePanel> RenderFilled()
    {
        var panel =
            Render<ScopePanel>(panel => panel.Add(p => p.Form, _form).Add(p => p.Today, Samples.Today).Add(p => p.OnGoOn, () => _wentOn++));
        panel.Tick("Instalments");
        panel.Type("consent-purpose", "Sofa");
        panel.Type("consent-amount", "100");
        panel.Type("consent-count", "3");
        panel.Tick("Each month");
        panel.Find("#consent-from").Change("2027-01-31");
        return panel;
    }
}
