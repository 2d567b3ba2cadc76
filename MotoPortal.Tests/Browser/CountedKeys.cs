using Microsoft.Playwright;

namespace MotoPortal.Tests.Browser;

/// <summary>Counts the keys that are pressed on a page and its later pages. Text that is inserted presses none.</summary>
internal static class CountedKeys
{
    private const string Count = """
        addEventListener('keydown', event => {
          if (event.isTrusted) {
            sessionStorage.setItem('pressed', [sessionStorage.getItem('pressed'), event.key].filter(Boolean).join(' '));
          }
        }, true);
        """;

    /// <summary>Counts from the next document on.</summary>
    public static Task CountKeysAsync(this IPage page) => page.AddInitScriptAsync(Count);

    /// <summary>Forgets the keys so far.</summary>
    public static Task StartCountingAsync(this IPage page) => page.EvaluateAsync("() => sessionStorage.removeItem('pressed')");

    /// <summary>The names of the pressed keys, in order.</summary>
    public static async Task<string[]> PressedAsync(this IPage page) =>
        (await page.EvaluateAsync<string?>("() => sessionStorage.getItem('pressed')") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
