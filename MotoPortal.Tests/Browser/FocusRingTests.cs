using Microsoft.Playwright;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Browser;

/// <summary>Each control that takes the focus shows a ring, for people who work with the keyboard.</summary>
[Collection(BrowserTests.Name)]
public sealed class FocusRingTests(ChromiumFixture chromium, RecordsPortal records) : IClassFixture<RecordsPortal>
{
    // A ring is an outline of the control or of the card around it, or the thick border of a text field.
    private const string HasRing = """
        () => {
          const control = document.activeElement;
          // Behind the last control the focus is in the browser's own frame.
          if (!document.hasFocus() || !control?.matches(':focus-visible') || control.matches('main, h1, h2, iframe')) return null;
          const drawn = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          const around = [control, control.closest('label'), control.closest('.zone')].filter(Boolean);
          const border = control.closest('.mud-input')?.querySelector('.mud-input-outlined-border');
          return around.some(one => drawn(getComputedStyle(one))) || (border && parseFloat(getComputedStyle(border).borderTopWidth) >= 2)
            ? null
            : [getComputedStyle(control).outline, document.readyState, control.outerHTML.slice(0, 200)].join(' ');
        }
        """;

    [ChromiumTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task Each_control_that_is_reached_by_Tab_shows_a_ring(ColorScheme scheme) => chromium.VisitAsync(
        new Visitor { Address = records.Address, Log = records.Portal.Log, Scheme = scheme }, async page =>
        {
            await page.SignInAsync("sam", "/");
            foreach (var path in new[] { "/", "/save-card", $"/customers/{records.Zoe}", "/charge", "/readers" })
            {
                await page.OpenAsync(path);
                await page.SettlesAsync();
                for (var stop = 0; stop < 15; stop++)
                {
                    await page.Keyboard.PressAsync("Tab");
                    await WaitUntil.TrueAsync(
                        async () => await page.EvaluateAsync<string?>(HasRing) is null,
                        TimeSpan.FromSeconds(5),
                        $"a ring at {path}, stop {stop + 1}");
                }
            }
        });
}
