using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.SaveCard.Components;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges.Pages;

/// <summary>The form on a separate portal, because its charges and cards would appear in the lists of other tests.</summary>
public sealed class NewChargePanelTests(RecordsPortal records) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task Nothing_has_a_default_and_each_missing_answer_is_reported()
    {
        var (_, consent) = await records.SaveCardOfAsync("Nora Blank");
        await using var screen = records.Screen(StaffRoles.Clerk);
        var panel = Form(screen, consent);

        panel.FindAll("input[type=radio]").ShouldAllBe(radio => !radio.HasAttribute("checked"));
        panel.Find("#charge-amount").GetAttribute("value").ShouldBeNullOrEmpty();
        panel.FindAll("button.mud-button-filled-primary").ShouldBeEmpty();
        panel.HandIn();

        panel.Summary().Length.ShouldBe(3);
        panel.Beside("charge-amount").ShouldBe("This is needed.");
    }

    [Fact]
    public async Task What_the_consent_forbids_stands_beside_the_amount_before_anything_is_sent()
    {
        var (_, consent) = await records.SaveCardOfAsync("Karl Overcap");
        await using var screen = records.Screen(StaffRoles.Clerk);
        var panel = Form(screen, consent);

        Fill(panel, "81");

        panel.WaitForElement("[data-clause=CapPerCharge]").TextContent.ShouldContain("€80.00");
        panel.FindAll("button.mud-button-filled-primary").ShouldBeEmpty();
        panel.Type("charge-amount", "80");

        panel.WaitForElement(".recap").TextContent.ShouldContain("€80.00");
        panel.FindAll("[data-clause]").ShouldBeEmpty();
        panel.Find("#charge-reference").GetAttribute("value").ShouldBe("A-9");
        (await ChargesUnder(consent)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_double_click_is_one_charge()
    {
        var (_, consent) = await records.SaveCardOfAsync("Dora Double");
        await using var screen = records.Screen(StaffRoles.Clerk);
        var panel = Form(screen, consent);
        Fill(panel, "40");
        panel.WaitForElement(".recap");
        screen.Clock.Advance(TimeSpan.FromSeconds(1));

        await Task.WhenAll(panel.Find("form").SubmitAsync(), panel.Find("form").SubmitAsync());

        await WaitUntil.TrueAsync(async () => await ChargesUnder(consent) is [{ State: ChargeState.Succeeded }]);
        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldContain("/charges/chg_");
        (await ChargesUnder(consent)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_amount_that_was_just_changed_is_not_sent()
    {
        var (_, consent) = await records.SaveCardOfAsync("Hasty Hand");
        await using var screen = records.Screen(StaffRoles.Clerk);
        var panel = Form(screen, consent);
        Fill(panel, "4");
        panel.WaitForElement(".recap");
        screen.Clock.Advance(TimeSpan.FromSeconds(1));

        panel.Type("charge-amount", "44");
        panel.HandIn();

        panel.WaitForAssertion(() => panel.Words().ShouldContain("The sentence has just changed"));
        (await ChargesUnder(consent)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_charges_who_has_lost_the_right_since_the_page_was_drawn()
    {
        var (_, consent) = await records.SaveCardOfAsync("Late Leaver");
        await using var page = await new PeopleHost(records.Portal).ActAsAsync("camille@practice.example");
        await using var screen = records.Screen(StaffRoles.Clerk, page: page);
        var panel = Form(screen, consent);
        Fill(panel, "40");
        panel.WaitForElement(".recap");
        screen.Clock.Advance(TimeSpan.FromSeconds(1));
        page.SignOut();

        panel.HandIn();

        panel.WaitForAssertion(() => panel.Words().ShouldContain("Your role does not allow this any more"));
        (await ChargesUnder(consent)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("€4.00", "The amount on the screen was €4.00, and €44.00 would have been sent.")]
    [InlineData("forty", "The amount on the button could not be read; €44.00 would have been sent.")]
    [InlineData(null, "The amount on the button could not be read; €44.00 would have been sent.")]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task An_amount_that_was_not_on_the_button_is_refused_with_words(string? shown, string words)
    {
        var (_, consent) = await records.SaveCardOfAsync("Stale Screen");
        await using var screen = records.Screen(StaffRoles.Clerk);
        var panel = Form(screen, consent, () => shown);
        Fill(panel, "4");
        panel.WaitForElement(".recap");
        panel.Type("charge-amount", "44");
        panel.WaitForAssertion(() => panel.Find("[data-amount]").TextContent.ShouldBe("€44.00"));
        screen.Clock.Advance(TimeSpan.FromSeconds(1));

        panel.HandIn();

        panel.WaitForAssertion(() => panel.Words().ShouldContain(words));
        (await ChargesUnder(consent)).ShouldBeEmpty();
    }

    private static IRenderedComponent<NewChargePanel> Form(ScreenContext screen, ConsentId consent, Func<string?>? shown = null)
    {
        IRenderedComponent<NewChargePanel>? panel = null;
        screen.JSInterop.ShowsOnButton(shown ?? (() => panel?.Find("[data-amount]").TextContent));
        panel = screen.Render<NewChargePanel>(
            with => with.Add(form => form.ConsentId, consent).Add(form => form.Charge, ChargeId.Create(TimeProvider.System.GetUtcNow())));
        panel.WaitForElement("form");
        return panel;
    }

    private static void Fill(IRenderedComponent<NewChargePanel> panel, string amount)
    {
        panel.FindAll("input[name=charge-who]")[0].Change(true);
        panel.Type("charge-amount", amount);
        panel.Type("charge-reference", "A-9");
        panel.FindAll("input[name=charge-purpose]")[0].Change(true);
    }

    private Task<IReadOnlyList<ChargeView>> ChargesUnder(ConsentId consent) =>
        records.Services.OfAllStores<ChargeReads>().ListOfConsentAsync(consent, CancellationToken.None);
}
