using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class ScopePanelTests : PanelContext
{
    private static readonly string[] AskedOfSome =
        [
            "consent-rule",
            "consent-amount",
            "consent-source",
            "consent-cap",
            "consent-cap-period",
            "consent-trigger",
            "consent-count",
            "consent-interval",
            "consent-from",
            "consent-until"
        ];

    private readonly ConsentForm _form = new();
    private int _wentOn;

    [Fact]
    public void Only_the_language_has_a_default_and_fields_of_a_kind_appear_with_it()
    {
        var panel = RenderPanel();
        panel.FindAll("input[checked]").Count.ShouldBe(1);
        Asked(panel).ShouldBeEmpty();

        panel.HandIn();

        panel.Summary().ShouldBe(["The card may be used for – This is needed.", "What is paid for – This is needed."]);
        _wentOn.ShouldBe(0);
    }

    [Theory]
    [InlineData("One charge later", "rule amount from until")]
    [InlineData("Instalments", "amount count interval from")]
    [InlineData("Regular charges", "rule amount interval from until")]
    [InlineData("Charges when something falls due", "amount source cap cap-period trigger until")]
    [InlineData("Only when the customer asks", "amount source cap cap-period until")]
    public void Only_what_the_kind_leaves_open_is_asked(string kind, string fields)
    {
        var panel = RenderPanel();

        panel.Tick(kind);

        Asked(panel).ShouldBe(fields.Split(' ').Select(field => $"consent-{field}"));
    }

    [Theory]
    [InlineData("One charge later", "How the amount is set|Amount of the charge|Until when")]
    [InlineData("Instalments", "Total price|How many instalments|How often|First instalment on")]
    [InlineData("Regular charges", "How the amount is set|Amount of each charge|How often|First charge on|Until when")]
    [InlineData("Charges when something falls due", "At most, each time|What determines each amount|At most in a period|The period|When a charge falls due|Until when")]
    [InlineData("Only when the customer asks", "At most, each time|What determines each amount|Until when")]
    public void Of_each_kind_all_that_is_missing_is_said(string kind, string missing)
    {
        var panel = RenderPanel();
        panel.Tick(kind);
        panel.Type("consent-purpose", "Flowers");

        panel.HandIn();

        panel.Summary().ShouldBe(missing.Split('|').Select(field => $"{field} – This is needed."));
    }

    [Fact]
    public void One_charge_can_have_a_first_day()
    {
        var panel = RenderPanel();

        panel.Tick("One charge later");
        panel.Type("consent-purpose", "Flowers");
        panel.Tick("A fixed amount");
        panel.Type("consent-amount", "80");
        panel.Find("#consent-from").Change("2026-12-12");
        panel.Button("3 months").Click();
        panel.HandIn();

        Agreed().ShouldBe(ConsentScope.SingleCharge(
            "Flowers", AmountRule.Fixed, new Money(80_00, "eur"), new DateOnly(2026, 12, 12), new DateOnly(2027, 2, 23))
            .WithAmountFrom(AmountSource.Told));
        Preview(panel).ShouldBe(UnbrokenDates.In("One charge of €80.00, not before 12 Dec 2026, until 23 Feb 2027"));
        _wentOn.ShouldBe(1);
    }

    [Fact]
    public void Regular_charges_begin_on_a_day_and_come_at_an_interval()
    {
        var panel = RenderPanel();

        panel.Tick("Français");
        panel.Tick("Regular charges");
        panel.Type("consent-purpose", "Café");
        panel.Tick("Up to a cap");
        panel.Tick("What the customer uses");
        panel.Type("consent-amount", "79,900");
        panel.Find("#consent-currency").Change("kwd");
        panel.Tick("Each month");
        panel.Find("#consent-from").Change("2026-12-01");
        panel.Button("12 months").Click();
        panel.HandIn();

        Agreed().ShouldBe(ConsentScope.Recurring(
            "Café", AmountRule.UpTo, new Money(79_900, "kwd"), ChargePeriod.Month, new DateOnly(2026, 12, 1), new DateOnly(2027, 11, 23))
            .WithAmountFrom(AmountSource.Use));
        (_form.Language, _form.AcceptsCharges, _wentOn).ShouldBe(("fr", false, 1));
    }

    [Fact]
    public void Unscheduled_charges_have_two_caps_and_a_trigger()
    {
        var panel = RenderPanel();

        panel.Tick("Charges when something falls due");
        panel.Type("consent-purpose", "Credit for calls");
        panel.Type("consent-amount", "80");
        panel.Type("consent-cap", "240");
        panel.Find("#consent-cap-period").Change("Month");
        panel.Type("consent-trigger", "when your account is below €20");
        panel.Tick("Our price list");
        panel.Button("12 months").Click();
        panel.HandIn();

        Agreed().ShouldBe(ConsentScope.Unscheduled(
            "Credit for calls",
            new Money(80_00, "eur"),
            new PeriodCap(new Money(240_00, "eur"), ChargePeriod.Month),
            "when your account is below €20",
            new DateOnly(2027, 11, 23)).WithAmountFrom(AmountSource.PriceList));
        Preview(panel).ShouldBe(UnbrokenDates.In(
            "Up to €80.00 each, at most €240.00 a month, as it results from our price list, when your account is below €20, until 23 Nov 2027"));
        _wentOn.ShouldBe(1);
    }

    [Fact]
    public void Charges_on_request_may_go_without_a_cap_over_time()
    {
        var panel = RenderPanel();

        panel.Tick("Only when the customer asks");
        panel.Type("consent-purpose", "Wine");
        panel.Type("consent-amount", "80");
        panel.Tick("The order, at the prices told");
        panel.Button("12 months").Click();
        Agreed().ShouldBe(ConsentScope.OnRequest("Wine", new Money(80_00, "eur"), null, new DateOnly(2027, 11, 23))
            .WithAmountFrom(AmountSource.Order));

        panel.Find("#consent-cap-period").Change("Week");
        panel.HandIn();
        panel.Summary().ShouldBe(["At most in a period – This is needed."]);
        panel.Type("consent-cap", "79");
        panel.Beside("consent-cap").ShouldBe("This is less than one charge may be.");

        panel.Type("consent-cap", "100");
        Agreed()!.CapPerPeriod.ShouldBe(new PeriodCap(new Money(100_00, "eur"), ChargePeriod.Week));
    }

    [Fact]
    public void What_determines_an_amount_can_be_said_in_words()
    {
        var panel = RenderPanel();
        panel.Tick("Only when the customer asks");
        panel.Type("consent-purpose", "Parcels");
        panel.Type("consent-amount", "80");
        panel.Button("12 months").Click();
        panel.Tick("Something else");
        panel.HandIn();
        panel.Summary().ShouldBe(["What determines it, in words – This is needed."]);
        Agreed().ShouldBeNull();

        panel.Type("consent-determination", " by the weight of the parcel ");

        Agreed()!.Determination.ShouldBe("by the weight of the parcel");
        Preview(panel).ShouldBe(
            UnbrokenDates.In("Up to €80.00 each, by the weight of the parcel, only on request, until 23 Nov 2027"));
    }

    [Fact]
    public void The_sentence_grows_with_what_is_filled_in_and_stands_there_in_both_languages()
    {
        var panel = RenderPanel();

        panel.Tick("Français");
        panel.Tick("Charges when something falls due");
        Preview(panel).ShouldBe("It stands here as soon as the fields above say it.");
        panel.Type("consent-amount", "80");
        Preview(panel).ShouldBe("Up to €80.00 each");
        panel.Button("12 months").Click();

        Preview(panel).ShouldBe(UnbrokenDates.In("Up to €80.00 each, until 23 Nov 2027"));
        panel.Find(".agreed p[lang=fr]").TextContent.ShouldStartWith("Au plus 80,00");
        panel.Find(".agreed .quiet").TextContent.ShouldBe("The card is kept on the basis of: The customer’s consent");
    }

    [Fact]
    public void Wrong_values_are_told_beside_their_fields()
    {
        var panel = RenderPanel();

        panel.Tick("Regular charges");
        panel.Type("consent-amount", "eighty");
        panel.Find("#consent-from").Change("2026-11-22");
        panel.Find("#consent-from").Blur();
        panel.Find("#consent-until").Change("2029-11-24");
        panel.Find("#consent-until").Blur();
        panel.Type("consent-purpose", "4242 4242 4242 4242");

        panel.Beside("consent-amount").ShouldBe("This is not an amount, such as 80 or 79.90.");
        panel.Beside("consent-from").ShouldBe("This day has passed.");
        panel.Beside("consent-until").ShouldBe("This day is too far away.");
        panel.Beside("consent-purpose")!.ShouldStartWith("This looks like a card number.");

        panel.Find("#consent-from").Change("2026-12-24");
        panel.Find("#consent-until").Change("2026-12-23");
        panel.Beside("consent-until").ShouldBe("The last day is before the first.");
    }

    [Fact]
    public void The_languages_are_those_of_the_terms_each_by_its_own_name()
    {
        var panel = Render<ScopePanel>(
            panel => panel.Add(p => p.Form, _form).Add(p => p.Today, Samples.Today).Add(p => p.Languages, ["en", "fr", "de", "el"]));

        panel.FindAll("#consent-language .title")
            .Select(title => title.TextContent).ShouldBe(["English", "Français", "Deutsch", "Ελληνικά"]);
    }

    private static IEnumerable<string> Asked(IRenderedComponent<ScopePanel> panel) =>
        AskedOfSome.Where(id => panel.FindAll($"#{id}").Count > 0);

    private static string Preview(IRenderedComponent<ScopePanel> panel) => panel.Find(".agreed p[lang=en]").TextContent;

    private ConsentScope? Agreed() => _form.ToScope(Samples.Today);

    private IRenderedComponent<ScopePanel> RenderPanel() =>
        Render<ScopePanel>(panel => panel.Add(p => p.Form, _form).Add(p => p.Today, Samples.Today).Add(p => p.OnGoOn, () => _wentOn++));
}
