using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Gateway;

/// <summary>
/// Goal: many events for few objects cost few reads, and a clerk does not wait for them. Method: a thousand events for ten payments are in
/// the inbox when the worker begins; its calls to the simulator are counted, and a clerk starts one task after another meanwhile.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class WebhookLoadTests(ITestOutputHelper output)
{
    private const int Payments = 10;
    private const int Events = 1_000;

    [Fact]
    public async Task A_thousand_events_for_ten_payments_cost_a_read_for_each_payment_and_nobody_waits()
    {
        var calls = new Calls();
        var portal = new PortalFactory
        {
            OtherServices = services => services.AddHttpClient("stripe").AddHttpMessageHandler(() => new Counting(calls)),
        };
        var records = await RecordsPortal.MakeOnAsync(portal);
        var intents = await PayAsync(records);
        await WaitUntil.TrueAsync(async () => await WaitingAsync(records, "evt_") == 0);
        foreach (var worker in records.Services.GetServices<IHostedService>().OfType<PeriodicWorker>())
        {
            await worker.StopAsync(CancellationToken.None);
        }

        await ReceiveAsync(records, intents);
        calls.Reset();
        await records.As(StaffRoles.Clerk).Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None);

        var watch = Stopwatch.StartNew();
        var work = records.Services.GetRequiredService<WebhookWorker>().WorkAsync(CancellationToken.None);
        var waits = await SaveMeanwhileAsync(records, work);
        await work;

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Events} events: {watch.Elapsed.TotalSeconds:F2} s, {calls.Reads} reads; {waits.Count} saves meanwhile, the longest {waits.Max():F0} ms"));
        (await WaitingAsync(records, "evt_load")).ShouldBe(0);
        calls.Reads.ShouldBeLessThanOrEqualTo(Payments * 3, "the payment, its refunds and its disputes are read once each");
        waits.Max().ShouldBeLessThan(2_000);
        await records.DisposeAsync();
    }

    private static async Task<List<PaymentIntentId>> PayAsync(RecordsPortal records)
    {
        List<PaymentIntentId> intents = [];
        for (var number = 0; number < Payments; number++)
        {
            var (_, consent) = await records.SaveCardOfAsync($"Customer {number}");
            var charge = await records.ChargeAsync(consent, new Money(1_000, "eur"));
            await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
            intents.Add(await db.Set<Charge>().Where(row => row.Id == charge.Id).Select(row => row.PaymentIntentId!.Value).SingleAsync());
        }

        return intents;
    }

    private static Task ReceiveAsync(RecordsPortal records, List<PaymentIntentId> intents) =>
        records.Services.GetRequiredService<Atomic>().RunAsync(
            scope =>
            {
                var now = records.Services.GetRequiredService<TimeProvider>().GetUtcNow();
                string[] types = ["payment_intent.succeeded", "payment_intent.processing", "charge.refunded", "charge.dispute.updated"];
                scope.Db.AddRange(Enumerable.Range(0, Events).Select(number => StripeEventRow.Receive(
                    $"evt_load{number:D4}",
                    new StripeEventReference(types[number / Payments % types.Length], null, null, intents[number % Payments]),
                    now)));
                return Task.CompletedTask;
            },
            CancellationToken.None);

    private static async Task<List<double>> SaveMeanwhileAsync(RecordsPortal records, Task work)
    {
        List<double> waits = [];
        do
        {
            var watch = Stopwatch.StartNew();
            await records.As(StaffRoles.Clerk).Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None);
            waits.Add(watch.Elapsed.TotalMilliseconds);
        }
        while (!work.IsCompleted);
        return waits;
    }

    private static async Task<int> WaitingAsync(RecordsPortal records, string prefix)
    {
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().CountAsync(row => row.AppliedAt == null && row.EventId.StartsWith(prefix));
    }

    private sealed class Calls
    {
        private int _reads;

        public int Reads => Volatile.Read(ref _reads);

        public void Count() => Interlocked.Increment(ref _reads);

        public void Reset() => Volatile.Write(ref _reads, 0);
    }

    private sealed class Counting(Calls calls) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get)
            {
                calls.Count();
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
