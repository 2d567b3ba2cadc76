using System.Globalization;
using Microsoft.Playwright;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ReaderPaymentTests(ChromiumFixture chromium, PracticePortal practice)
{
    [ChromiumTheory]
    [InlineData(SetupTask.PayNow, 1440, ColorScheme.Light, "en-GB", "Front desk")]
    [InlineData(SetupTask.PayAndSave, 390, ColorScheme.Dark, "fr-FR", "Back office")]
    public Task A_payment_is_taken_with_the_keyboard_alone_after_another_card_was_declined(
        SetupTask task, int width, ColorScheme scheme, string locale, string reader) =>
        chromium.VisitAsync(practice.Visitor with { Width = width, Scheme = scheme, Locale = locale }, async page =>
        {
            var amount = new Money(4000, "eur").Format(CultureInfo.GetCultureInfo(locale));
            var clerk = new ClerkAtWork(page, locale[..2])
            {
                AtEachStep = async () =>
                {
                    await page.SettlesAsync();
                    await page.ShouldBeAccessibleAsync();
                    await page.ShouldNotScrollSidewaysAsync();
                },
            };
            await page.SignInAsync("camille");
            await clerk.StartAsync(task);
            await clerk.MakeCustomerAsync($"Paula {task}");
            await clerk.NoteOrderAsync("A-77", "40");
            await clerk.AgreePaymentAsync(task, amount);
            if (task is SetupTask.PayAndSave)
            {
                await clerk.AgreeAsync("Café");
                await clerk.ReadTermsAsync(mayBeShownAgain: false);
            }
            else
            {
                await clerk.StopRecordingAsync();
            }

            await clerk.TakeOnReaderAsync(amount, reader);
            await clerk.KeyInAsync("4000000000009995");
            await clerk.ReachesAsync(nameof(SaveCardTexts.ProblemDeclineOtherCardWhat));
            await Expect(page.Locator(".problem-panel")).ToContainTextAsync(clerk.Words($"Nothing{task}"));
            await clerk.PressAsync(nameof(SaveCardTexts.ActionAnotherCardOn), reader);
            await clerk.ReachesAsync(nameof(SaveCardTexts.CardTitle));
            await clerk.KeyInAsync("4242424242424242");

            await clerk.ReachesAsync(nameof(SaveCardTexts.PaidTitle));
            await Expect(page.Locator("section.done .card")).ToContainTextAsync("4242");
            await Expect(page.Locator("section.done .card")).ToContainTextAsync(amount);
            await Expect(page.Locator("section.done .number")).ToContainTextAsync("P-1");
        });
}
