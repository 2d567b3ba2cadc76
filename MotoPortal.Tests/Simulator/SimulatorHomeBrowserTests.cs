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
        chromium.VisitAsync(new Visitor { Address = simulator.Simulator.Address, Width = width, Scheme = scheme, Locale = locale }, async page =>
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
            await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/reader/tmr_", default, TimeSpan.FromSeconds(1)));
        });
}
