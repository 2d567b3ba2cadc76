namespace MotoPortal.Tests.Faults;

/// <summary>Runs of one job with one fault.</summary>
internal static class SingleFaults
{
    /// <summary>A few cases of which one shows almost every bug.</summary>
    public static IReadOnlyList<FaultCase> Telling { get; } =
    [
        new("pay and save", -1, "", Fault: null, HearsEvents: true),
        new("charge", 0, "POST /v1/payment_intents", ProxyFault.CutAfter, HearsEvents: false),
        new("refund", 0, "POST /v1/refunds", ProxyFault.CutAfter, HearsEvents: false),
        new("withdraw", -1, "", Fault: null, HearsEvents: false),
        new("schedule", 0, "POST /v1/payment_intents", ProxyFault.Twice, HearsEvents: false),
        new("save a card", 0, "POST /v1/customers", ProxyFault.Late, HearsEvents: false),
        new("save a card", 1, "POST /v1/setup_intents", ProxyFault.BadGatewayAfter, HearsEvents: false),
    ];

    /// <summary>Does a job with a fault, lets everything come to rest, and answers what does not hold.</summary>
    /// <param name="bench">The portal.</param>
    /// <param name="one">The case.</param>
    /// <param name="requests">Takes the job's requests; null when they are known.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(FaultBench bench, FaultCase one, List<string>? requests)
    {
        bench.BeginDay();
        List<string> found = [];
        try
        {
            var job = await FaultClerk.Jobs[one.Job](new FaultClerk(bench));
            if (one.HearsEvents)
            {
                await bench.DeliverEventsAsync(await bench.NewEventsAsync());
            }

            var count = -1;
            bench.Proxy.Plan = request =>
            {
                requests?.Add(request);
                return Interlocked.Increment(ref count) == one.Index ? one.Fault : null;
            };
            await job.DoAsync();
            found.AddRange(await bench.MomentaryAsync());
            bench.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            await bench.SweepAsync();
            if (requests is not null)
            {
                bench.Proxy.Plan = static _ => null;
            }

            await bench.SettleAsync(one.HearsEvents);
            bench.Proxy.Plan = static _ => null;
            if (await job.WrongAsync() is { } wrong)
            {
                found.Add(wrong);
            }

            found.AddRange(await bench.ViolationsAsync());
            if (await bench.StatesAsync() is var before)
            {
                bench.Host.Clock.Advance(TimeSpan.FromHours(1));
                await bench.SweepAsync();
                found.AddRange(await bench.StatesAsync() == before ? [] : ["Not everything was at rest"]);
            }
        }
        catch (Exception exception)
        {
            found.Add(exception.ToString());
        }

        return found;
    }
}
