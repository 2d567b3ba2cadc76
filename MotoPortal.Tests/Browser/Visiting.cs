using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MotoPortal.Data;
using MotoPortal.FormDrafts;
using MotoPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace MotoPortal.Tests.Browser;

/// <summary>Actions of visitors on any page.</summary>
internal static class Visiting
{
    /// <summary>
    /// Runs in each document: marks the prerendered content, to distinguish it from what the circuit renders in its place.
    /// </summary>
    public const string MarkWhatWasDrawnAhead = """
        document.addEventListener('DOMContentLoaded', () => {
          if (document.querySelector('script[src*="blazor.web"]')) {
            document.querySelector('main h1')?.setAttribute('data-drawn-ahead', '');
          }
        });
        """;

    /// <summary>
    /// The heading of an interactive page. Prerendered content has no mark until its document is read to the end, but it is inert from its
    /// first byte.
    /// </summary>
    public const string ListeningHeading = "main:not([inert]) h1:not([data-drawn-ahead])";

    /// <summary>Opens an address and waits until its page handles keys and clicks.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.ListensAsync();
    }

    /// <summary>Waits until the page handles keys and clicks.</summary>
    public static Task ListensAsync(this IPage page) =>
        Expect(page.Locator(ListeningHeading)).ToHaveCountAsync(1);

    /// <summary>Waits until the page is complete, with or without a circuit.</summary>
    public static async Task SettlesAsync(this IPage page)
    {
        await page.ListensAsync();
        await Expect(page.Locator("[role=progressbar], .skeleton")).ToHaveCountAsync(0);
    }

    /// <summary>Signs in as a practice person, and opens a page.</summary>
    /// <param name="page">The browser's page.</param>
    /// <param name="person">The person's first name in lower case, such as <c>camille</c>, the clerk.</param>
    /// <param name="path">The page to open.</param>
    public static async Task SignInAsync(this IPage page, string person, string path = "/")
    {
        await page.GotoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"button[value='{person}@practice.example']").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), path).ToString());
        await page.ListensAsync();

        // A person's chosen language takes precedence over the browser's; each visit starts with its browser's.
        if (await page.EvaluateAsync<bool>("() => !navigator.language.startsWith(document.documentElement.lang)"))
        {
            await page.ChooseLanguageAsync(await page.EvaluateAsync<string>("() => navigator.language.slice(0, 2)"));
        }
    }

    /// <summary>Chooses a language in the person's menu.</summary>
    public static async Task ChooseLanguageAsync(this IPage page, string language)
    {
        var menu = page.Locator("button[popovertarget='account-menu']");
        var choice = page.Locator($"button[name='language'][value='{language}']").First;

        // The menu can be opened before the circuit is connected, whose first rendering may close it; it is then opened again.
        await WaitUntil.TrueAsync(async () =>
        {
            if (!await choice.IsVisibleAsync())
            {
                await menu.ClickAsync();
            }

            try
            {
                await choice.ClickAsync(new() { Timeout = 2_000 });
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await page.ListensAsync();
    }

    /// <summary>
    /// Loads the page again once the portal has stored what was typed last. A reload in the same instant as the key would close the circuit
    /// before the key has arrived, which only a script does.
    /// </summary>
    /// <param name="page">The browser's page.</param>
    /// <param name="portal">The portal that stores it.</param>
    /// <param name="typed">What was typed last, as it stands in the draft.</param>
    public static async Task ReloadOnceKeptAsync(this IPage page, PortalFactory portal, string typed)
    {
        await WaitUntil.TrueAsync(async () =>
        {
            await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
            var drafts = await db.Set<FormDraftRow>().AsNoTracking().ToListAsync();
            return drafts.Exists(draft => draft.Json.Contains(typed, StringComparison.Ordinal));
        });
        await page.ReloadAsync();
        await page.SettlesAsync();
    }

    /// <summary>Presses Tab until the element has the focus, as a person without a mouse does.</summary>
    public static async Task TabToAsync(this IPage page, ILocator element, int atMost = 60)
    {
        await Expect(element).ToBeVisibleAsync();
        for (var pressed = 0; pressed <= atMost; pressed++)
        {
            if (await element.EvaluateAsync<bool>("element => document.hasFocus() && element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"After {atMost} times Tab the focus is not on {element}.");
    }
}
