using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// The amount on the screen is what is charged, also on a page that was translated although it forbids it. Translation tools replace each
/// text by two <c>font</c> elements, so that what the portal later writes into the old text is not visible.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class TranslatedPageTests(ChromiumFixture chromium, RecordsPortal records) : IClassFixture<RecordsPortal>
{
    private const string Translate = """
        () => {
          const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walker.nextNode()) {
            if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
          }
          for (const text of texts) {
            const outer = document.createElement('font');
            const inner = document.createElement('font');
            inner.append(text.data);
            outer.append(inner);
            text.replaceWith(outer);
          }
        }
        """;

    [ChromiumFact]
    public async Task A_translated_page_shows_the_amount_that_is_charged()
    {
        var (_, consent) = await records.SaveCardOfAsync("Tess Translated");
        await VisitAsync(consent, async page =>
        {
            await page.EvaluateAsync(Translate);

            await page.Locator("#charge-amount").FillAsync("70");
            await page.Keyboard.PressAsync("Tab");
            await Expect(Button(page)).ToContainTextAsync("€70.00");
            await Expect(page.Locator(".recap")).ToContainTextAsync("€70.00");
            await PressUntilTakenAsync(page);

            (await ChargesUnder(consent)).ShouldHaveSingleItem().Amount.ShouldBe(new Money(7000, "eur"));
        });
    }

    [ChromiumFact]
    public async Task An_amount_that_is_not_on_the_button_is_not_charged()
    {
        var (_, consent) = await records.SaveCardOfAsync("Otto Oldwords");
        await VisitAsync(consent, async page =>
        {
            await page.Locator("#charge-amount").FillAsync("70");
            await page.Keyboard.PressAsync("Tab");
            await Expect(Button(page)).ToContainTextAsync("€70.00");
            await PressWithAsync(page, "€40.00", "The amount on the screen was €40.00, and €70.00 would have been sent.");
            await Expect(Button(page)).ToContainTextAsync("€70.00");

            await PressWithAsync(page, "forty euros", "The amount on the button could not be read");
            await Expect(Button(page)).ToContainTextAsync("€70.00");
            (await ChargesUnder(consent)).ShouldBeEmpty();
        });
    }

    [ChromiumFact]
    public async Task Who_types_another_amount_and_presses_in_one_movement_charges_nothing()
    {
        var (_, consent) = await records.SaveCardOfAsync("Rhea Race");
        await VisitAsync(consent, async page =>
        {
            await page.EvaluateAsync("""
                () => {
                  const amount = document.querySelector('#charge-amount');
                  amount.value = '70';
                  amount.dispatchEvent(new Event('input', { bubbles: true }));
                  amount.dispatchEvent(new Event('change', { bubbles: true }));
                  document.querySelector('form button.mud-button-filled-primary').click();
                }
                """);

            await Expect(page.Locator("main")).ToContainTextAsync("The sentence has just changed");
            (await ChargesUnder(consent)).ShouldBeEmpty();
            await Expect(Button(page)).ToContainTextAsync("€70.00");
        });
    }

    [ChromiumFact]
    public async Task The_Enter_key_charges_what_the_button_shows()
    {
        var (_, consent) = await records.SaveCardOfAsync("Ella Enter");
        await VisitAsync(consent, async page =>
        {
            await page.Locator("#charge-reference").FocusAsync();

            // A click before the sentence could be read is ignored.
            await WaitUntil.TrueAsync(async () =>
            {
                await page.Keyboard.PressAsync("Enter");
                return await ChargesUnder(consent) is [{ State: ChargeState.Succeeded }];
            });

            (await ChargesUnder(consent)).ShouldHaveSingleItem().Amount.ShouldBe(new Money(4000, "eur"));
            await Expect(page).ToHaveURLAsync(new Regex("/charges/chg_", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await page.SettlesAsync();
        });
    }

    private static ILocator Button(IPage page) => page.Locator("form button.mud-button-filled-primary");

    private static async Task PressUntilTakenAsync(IPage page)
    {
        await WaitUntil.TrueAsync(async () =>
        {
            try
            {
                await Button(page).ClickAsync(new() { Timeout = 500 });
            }
            catch (TimeoutException)
            {
                // The click was accepted meanwhile.
            }

            return page.Url.Contains("/charges/", StringComparison.Ordinal);
        });

        // Closing a page during a navigation would break its circuit.
        await page.SettlesAsync();
    }

    // Replaces the amount by another text and clicks; a click before the sentence could be read has another answer.
    private static Task PressWithAsync(IPage page, string amount, string words) => WaitUntil.TrueAsync(async () =>
    {
        await page.EvaluateAsync("amount => { document.querySelector('form [data-amount]').textContent = amount; }", amount);
        await Button(page).ClickAsync();
        await Expect(page.GetByText(words).Or(page.GetByText("The sentence has just changed"))).ToBeVisibleAsync();
        return await page.GetByText(words).IsVisibleAsync();
    });

    private async Task VisitAsync(ConsentId consent, Func<IPage, Task> visit) =>
        await chromium.VisitAsync(new Visitor { Address = records.Address, Log = records.Portal.Log }, async page =>
        {
            await page.SignInAsync("camille", "/");
            await page.OpenAsync($"/charge/{consent}");
            await page.Locator("input[name='charge-who']").First.CheckAsync();
            await page.Locator("#charge-amount").FillAsync("40");
            await page.Keyboard.PressAsync("Tab");
            await page.Locator("input[name='charge-purpose']").First.CheckAsync();
            await Expect(Button(page)).ToContainTextAsync("€40.00");
            await Expect(Button(page)).ToBeEnabledAsync();
            await visit(page);
        });

    private Task<IReadOnlyList<ChargeView>> ChargesUnder(ConsentId consent) =>
        records.Services.OfAllStores<ChargeReads>().ListOfConsentAsync(consent, CancellationToken.None);
}
