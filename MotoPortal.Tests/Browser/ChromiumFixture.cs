using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Browser;

/// <summary>The settings of a visitor's browser.</summary>
internal sealed record Visitor
{
    /// <summary>The portal or simulator to which relative addresses refer.</summary>
    public required Uri Address { get; init; }

    /// <summary>Width of the window in CSS pixels.</summary>
    public int Width { get; init; } = 1440;

    /// <summary>Height of the window in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>The preferred colour scheme.</summary>
    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    /// <summary>The browser's locale.</summary>
    public string Locale { get; init; } = "en-GB";

    /// <summary>The portal's log, which must stay clean; null without a portal.</summary>
    public CollectedLog? Log { get; init; }

    /// <summary>Parts of expected console messages, such as the server being unreachable.</summary>
    public IReadOnlyCollection<string> Expected { get; init; } = [];
}

/// <summary>
/// One Chromium for the tests that share the fixture, started with the first visit; each visit has its own context and cookies.
/// </summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private readonly Lazy<Task<Chromium>> _chromium = new(StartAsync);
    private int _pictures;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        // A circuit, a webhook and a reader are between a key press and the result, and the machine is busy with other tests.
        Assertions.SetDefaultExpectTimeout(30_000);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_chromium.IsValueCreated)
        {
            var chromium = await _chromium.Value;
            await chromium.Browser.DisposeAsync();
            chromium.Playwright.Dispose();
        }
    }

    /// <summary>
    /// Runs a visit, and fails when one of its pages wrote an error to the console, violated the content security policy, threw, or got a
    /// status of 500 or above. After a failure it leaves a screenshot of each open page in TestResults.
    /// </summary>
    internal async Task VisitAsync(Visitor visitor, Func<IPage, Task> doing, [CallerMemberName] string test = "")
    {
        await using var context = await (await _chromium.Value).Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = visitor.Address.ToString(),
            ViewportSize = new ViewportSize { Width = visitor.Width, Height = visitor.Height },
            ColorScheme = visitor.Scheme,
            Locale = visitor.Locale,
            TimezoneId = "Europe/Paris",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync(Visiting.MarkWhatWasDrawnAhead);
        var complaints = new Complaints(context, visitor.Expected);
        try
        {
            await doing(await context.NewPageAsync());
            complaints.ShouldBeNone();
            visitor.Log?.ShouldBeClean();
        }
        catch
        {
            await PictureAsync(context, test, visitor.Log);
            throw;
        }
    }

    private static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumExecutable.Path,
            Args =
            [
                // In a container, as root, Chromium's sandbox cannot start.
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        }));
    }

    private async Task PictureAsync(IBrowserContext context, string test, CollectedLog? log)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf("TestResults")).FullName;
        foreach (var page in context.Pages)
        {
            var name = $"{test}-{Interlocked.Increment(ref _pictures)}";
            try
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
                await File.WriteAllTextAsync(
                    Path.Combine(folder, $"{name}.txt"),
                    $"{page.Url}\n\n{await page.Locator("body").AriaSnapshotAsync()}\n\n{string.Join('\n', log?.Lines ?? [])}");
            }
            catch (PlaywrightException)
            {
                // The screenshot is optional; the failure itself is reported by the caller.
            }
        }
    }

    private sealed record Chromium(IPlaywright Playwright, IBrowser Browser);
}

/// <summary>All browser tests: they share one Chromium and one portal, and run sequentially.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<ChromiumFixture>, ICollectionFixture<PracticePortal>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Browser";
}
