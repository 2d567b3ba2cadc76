using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using Stripe;
using Stripe.Terminal;
using Stripe.TestHelpers.Terminal;

namespace MotoPortal.Bench.Load;

/// <summary>
/// Many clerks at once, each with a reader of their own, in a running portal with signed webhooks. What follows a page is its feed, without
/// a browser: two cores draw no two hundred pages. Nothing may be lost: the bench fails when a card is not saved.
/// </summary>
internal static class LoadBench
{
    private const int Pages = 200;
    private const int Clerks = 32;
    private const int SavesOfOne = 32;
    private const int SavesOfEach = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Measures the wait of two hundred pages, and saves a minute of one clerk and of many.</summary>
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var portal = new RecordsPortal();
        await portal.InitializeAsync();
        try
        {
            var readers = await RegisterAsync(portal.Stripe);

            // Once before anything is counted: compiling the code takes several times what it does.
            await ManyAsync();
            var one = await PerMinuteAsync(SavesOfOne, () => SaveAsync(portal, readers[0], SavesOfOne));
            var (processor, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            var many = await PerMinuteAsync(Clerks * SavesOfEach, ManyAsync);
            var milliseconds = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / (Clerks * SavesOfEach);
            var mebibytes = (GC.GetTotalAllocatedBytes() - allocated) / (double)(1 << 20) / (Clerks * SavesOfEach);
            double[] waits = [.. (await AllAtOnceAsync(portal, readers)).Order()];
            return
            [
                new($"saves a minute, {Clerks} clerks", Sample.Of([many]), "1 clerk", Sample.Of([one]), "≥ 4"),
                new("a save, ms of a processor", Sample.Of([milliseconds]), "", null, "≤ 60 ms"),
                new("a save, MiB allocated", Sample.Of([mebibytes]), "", null, "≤ 4 MiB"),
                new($"{Pages} pages at once: reader's event → page, ms", Sample.Of(waits), "", null, "stated"),
                new($"the same, 95 of 100 within, ms", Sample.Of([waits[waits.Length * 95 / 100]]), "", null, "stated"),
            ];

            Task ManyAsync() => Task.WhenAll(
                readers.Take(Clerks).Select(reader => Task.Run(() => SaveAsync(portal, reader, SavesOfEach))));
        }
        finally
        {
            await portal.DisposeAsync();
        }
    }

    private static async Task<List<ReaderId>> RegisterAsync(StripeClient stripe)
    {
        var location = (await stripe.V1.Terminal.Locations.ListAsync()).Data[0].Id;
        List<ReaderId> readers = [];
        while (readers.Count < Pages)
        {
            var till = new ReaderCreateOptions
            {
                RegistrationCode = "simulated-s700",
                Label = $"Till {readers.Count}",
                Location = location,
            };
            readers.Add(ReaderId.From((await stripe.V1.Terminal.Readers.CreateAsync(till)).Id));
        }

        return readers;
    }

    private static async Task<double> PerMinuteAsync(int saves, Func<Task> work) =>
        saves / (await Rounds.MillisecondsAsync(work) / 60_000);

    // From the first question to the card that the page shows as saved.
    private static async Task SaveAsync(RecordsPortal portal, ReaderId reader, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var setup = await AgreeAsync(portal);
            await SendAsync(portal, setup, reader);
            await ShownAsync(portal, setup, () => PresentAsync(portal.Stripe, reader));
        }
    }

    private static async Task<IReadOnlyList<double>> AllAtOnceAsync(RecordsPortal portal, List<ReaderId> readers)
    {
        List<CardSetupId> setups = [];
        foreach (var _ in readers)
        {
            setups.Add(await AgreeAsync(portal));
        }

        await Task.WhenAll(setups.Zip(readers, (setup, reader) => SendAsync(portal, setup, reader)));
        return await Task.WhenAll(setups.Zip(
            readers, (setup, reader) => ShownAsync(portal, setup, () => PresentAsync(portal.Stripe, reader))));
    }

    private static async Task<CardSetupId> AgreeAsync(RecordsPortal portal) =>
        (await portal.AgreeAsync("Lou Bench", "A-1", OrderChannel.Telephone, ConsentKind.OnRequest)).Setup;

    private static async Task SendAsync(RecordsPortal portal, CardSetupId setup, ReaderId reader) =>
        (await portal.As(StaffRoles.Clerk).Get<ReaderStepWorkflow>()
            .SendToReaderAsync(setup, reader, confirmed: null, CancellationToken.None))
            .ShouldBeOfType<SendOutcome.OnReader>();

    private static async Task PresentAsync(StripeClient stripe, ReaderId reader) =>
        await stripe.V1.TestHelpers.Terminal.Readers.PresentPaymentMethodAsync(
            reader.Value,
            new ReaderPresentPaymentMethodOptions
            {
                Type = "card",
                Card = new ReaderCardOptions { Number = "4242424242424242", ExpMonth = 12, ExpYear = 2050, Cvc = "123" },
            });

    /// <summary>The milliseconds from the customer's card until the page's feed says that it is saved.</summary>
    private static async Task<double> ShownAsync(RecordsPortal portal, CardSetupId setup, Func<Task> present)
    {
        using var stop = new CancellationTokenSource(Longest);
        var follows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var saved = Task.Run(
            async () =>
            {
                await foreach (var view in portal.Services.OfAllStores<SetupStatusFeed>().WatchAsync(setup, stop.Token))
                {
                    follows.TrySetResult();
                    if (view?.State is SetupState.Saved)
                    {
                        return;
                    }
                }
            },
            stop.Token);

        // A feed that fails before its first view ends the run here.
        await await Task.WhenAny(follows.Task, saved);
        var began = Stopwatch.GetTimestamp();
        await present();
        await saved;
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
