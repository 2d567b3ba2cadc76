using Microsoft.Playwright;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Browser;
using Stripe;

namespace MotoPortal.Bench.Saves;

/// <summary>
/// A clerk saves cards in Chromium, in a portal whose Stripe answers after 150 ms, as from a shop's line. The floor is three calls of
/// Stripe.net in a row: what a page would need that reads the reader, makes the SetupIntent and sends it, all at the press.
/// </summary>
internal static class SaveBench
{
    private const int StripeMilliseconds = 150;
    private const int Saves = 6;
    private const string GoodCard = "4242424242424242";

    /// <summary>Measures the two waits of a clerk, and what crosses the circuit for a save.</summary>
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var portal = new PracticePortal();
        var chromium = new ChromiumFixture();
        await portal.InitializeAsync();
        await chromium.InitializeAsync();
        try
        {
            var slow = portal.Simulator.Faults.Set(FaultKind.SlowAnswer, sticky: true, milliseconds: StripeMilliseconds);
            List<Save> saves = [];
            List<double> calls = [];
            await chromium.VisitAsync(portal.Visitor, async page =>
            {
                using var frames = CircuitFrames.Of(page);
                await page.SignInAsync("camille");
                for (var number = 0; number <= Saves; number++)
                {
                    var save = await SaveAsync(page, frames, $"Kim {(char)('A' + number)}ench");
                    var bare = await Rounds.MillisecondsAsync(() => CallThriceAsync(portal.Simulator.ApiBase));
                    if (number > 0)
                    {
                        // The first of each side compiles what it uses.
                        saves.Add(save);
                        calls.Add(bare);
                    }
                }
            });
            portal.Simulator.Faults.Clear(slow.Id);
            return
            [
                new(
                    "pressed send → reader asks, ms", Sample.Of(saves.Select(save => save.Sent)), "three calls of Stripe",
                    Sample.Of(calls), "≤ 0.4"),
                new("customer confirmed → saved on screen, ms", Sample.Of(saves.Select(save => save.Settled)), "", null, "≤ 300 ms"),
                new("a save over the circuit, KB of messages", Sample.Of(saves.Select(save => save.Kilobytes)), "", null, "≤ 60 KB"),
                new("a save over the circuit, messages", Sample.Of(saves.Select(save => (double)save.Messages)), "", null, "≤ 100"),
            ];
        }
        finally
        {
            await chromium.DisposeAsync();
            await portal.DisposeAsync();
        }
    }

    private static async Task<Save> SaveAsync(IPage page, CircuitFrames frames, string customer)
    {
        var clerk = new ClerkAtWork(page, "en");
        await page.OpenAsync("/save-card");
        frames.Restart();
        await clerk.ReachReaderAsync(customer);
        await clerk.ChooseReaderAsync();
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = clerk.Words(nameof(SaveCardTexts.ReaderSend)) }));

        // The clerk says that the card is asked for now.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var sent = await Rounds.MillisecondsAsync(async () =>
        {
            await page.Keyboard.PressAsync("Enter");
            await ShowsAsync(page, clerk.Words(nameof(SaveCardTexts.CardTitle)));
        });
        await clerk.KeyInAsync(GoodCard);
        var settled = await Rounds.MillisecondsAsync(() => ShowsAsync(page, clerk.Words(nameof(SaveCardTexts.SavedTitle))));
        return new(sent, settled, frames.Bytes / 1000.0, frames.Count);
    }

    // Looked at with each picture of the browser; Playwright's own waits look ten times a second.
    private static async Task ShowsAsync(IPage page, string heading) => await page.WaitForFunctionAsync(
        "heading => document.querySelector('#step-heading')?.textContent === heading", heading);

    private static async Task CallThriceAsync(string apiBase)
    {
        var stripe = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_bench", ApiBase = apiBase });
        for (var call = 0; call < 3; call++)
        {
            await stripe.V1.Terminal.Readers.ListAsync();
        }
    }

    private sealed record Save(double Sent, double Settled, double Kilobytes, int Messages);
}
