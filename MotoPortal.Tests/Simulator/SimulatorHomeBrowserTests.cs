using Microsoft.Playwright;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Browser;

namespace MotoPortal.Tests.Simulator;

/// <summary>The simulator's front page in Chromium.</summary>
[Collection(BrowserTests.Name)]
public sealed class SimulatorHomeBrowserTests(ChromiumFixture chromium, SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [ChromiumTheory]
    [InlineData(390, ColorScheme.Dark, "fr-FR", "Le lecteur est hors ligne", "Activer", "Arrêter")]
    [InlineData(1440, ColorScheme.Light, "en-GB", "Reader is offline", "Switch on", "Switch off")]
    public Task A_trainer_switches_a_fault_on_and_off(int width, ColorScheme scheme, string locale, string fault, string on, string off) =>
        chromium.VisitAsync(
            new Visitor { Address = simulator.Simulator.Address, Width = width, Scheme = scheme, Locale = locale },
            async page =>
        {
            await page.GotoAsync("/");
            await page.Locator("#kind").SelectOptionAsync(new SelectOptionValue { Label = fault });
            await page.Locator("#reader").SelectOptionAsync(new SelectOptionValue { Label = "Counter" });
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = on }).ClickAsync();

            await Assertions.Expect(page.Locator(".faults")).ToContainTextAsync(fault);
            var set = simulator.Faults.All.Single();
            (set.Kind, set.IsSticky).ShouldBe((FaultKind.ReaderOffline, true));
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();

            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = off }).ClickAsync();
            await Assertions.Expect(page.Locator(".faults")).Not.ToContainTextAsync(fault);
            simulator.Faults.All.ShouldBeEmpty();
            await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Counter" }).ClickAsync();
            await Assertions.Expect(page)
                .ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/reader/tmr_", default, TimeSpan.FromSeconds(1)));
        });

    [ChromiumTheory]
    [InlineData(390, ColorScheme.Dark, "fr-FR", "Renouveler", "Contester", "Gagner")]
    [InlineData(1440, ColorScheme.Light, "en-GB", "Renew", "Dispute", "Win")]
    public Task A_trainer_renews_a_card_and_lets_a_dispute_be_opened_and_won(
        int width, ColorScheme scheme, string locale, string renew, string dispute, string win) =>
        chromium.VisitAsync(
            new Visitor { Address = simulator.Simulator.Address, Width = width, Scheme = scheme, Locale = locale },
            async page =>
        {
            var (customer, card) = await simulator.SavedCardAsync("pm_card_mastercard");
            var paid = await simulator.ChargeAsync(customer, card, SimulatorFixture.Moto);
            await page.GotoAsync("/");
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
            await ClickAsync(page, card, renew);
            await Assertions.Expect(page.Locator("form", new PageLocatorOptions { HasText = card })).Not.ToContainTextAsync("•••• 4444");
            await ClickAsync(page, paid.LatestChargeId, dispute);
            var opened = (await simulator.Stripe.V1.Disputes.ListAsync(new() { Charge = paid.LatestChargeId })).Data.Single();
            await ClickAsync(page, opened.Id, win);
            await Assertions.Expect(page.Locator("form", new PageLocatorOptions { HasText = opened.Id })).ToHaveCountAsync(0);
            (await simulator.Stripe.V1.Disputes.GetAsync(opened.Id)).Status.ShouldBe("won");
        });

    private static async Task ClickAsync(IPage page, string id, string button)
    {
        await page.Locator("form", new PageLocatorOptions { HasText = id })
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button }).ClickAsync();
        await page.WaitForURLAsync("**/");
    }
}
