using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Customers;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Invariants;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Schedules.Running;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// A portal with its real services, on a real SQLite file, against the real simulator over HTTP behind a <see cref="FaultProxy"/>. Its
/// workers run when a test sweeps, and Stripe's events come when a test delivers them.
/// </summary>
internal sealed class FaultBench : IAsyncDisposable
{
    /// <summary>The number of runs after which a bench is replaced, before its schedules fall due again.</summary>
    public const int MostRuns = 12;

    /// <summary>The sweeps in which everything has to come to rest: the time that passes before each.</summary>
    private static readonly TimeSpan[] Sweeps =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(70), TimeSpan.FromMinutes(16), TimeSpan.FromHours(3),
        TimeSpan.FromHours(26),
    ];

    private readonly HttpClient _events = new();
    private string? _lastEvent;

    private readonly SeededBug? _bug;

    private FaultBench(SaveCardHost host, FaultProxy proxy, SeededBug? bug) => (Host, Proxy, _bug) = (host, proxy, bug);

    public SaveCardHost Host { get; }

    public FaultProxy Proxy { get; }

    /// <summary>How many runs it has seen.</summary>
    public int Runs { get; set; }

    /// <param name="bug">A bug that is switched on; null for none.</param>
    /// <param name="clockOfStripe">The simulator's clock; null for the machine's.</param>
    public static async Task<FaultBench> StartAsync(SeededBug? bug = null, TimeProvider? clockOfStripe = null)
    {
        var proxy = await FaultProxy.StartAsync();
        var host = await SaveCardHost.StartAsync(faults: proxy, others: bug?.Install, clockOfStripe: clockOfStripe);
        var bench = new FaultBench(host, proxy, bug);
        bench._events.DefaultRequestHeaders.Authorization = new("Bearer", "sk_test_bench_0000000000");
        return bench;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Proxy.DisposeAsync();
        _events.Dispose();
    }

    /// <summary>Begins a run at two in the afternoon of the next day, when schedules charge.</summary>
    public void BeginDay()
    {
        Runs++;
        var now = Host.Clock.GetUtcNow();
        Host.Clock.Advance(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(14) - now);
    }

    /// <summary>Lets time pass until everything is at rest. What a proxy has held back arrives after the third sweep.</summary>
    /// <param name="hearsEvents">Whether Stripe's events are delivered.</param>
    public async Task SettleAsync(bool hearsEvents)
    {
        for (var sweep = 0; sweep < Sweeps.Length; sweep++)
        {
            Host.Clock.Advance(Sweeps[sweep]);
            await KeyInWhereAskedAsync();
            if (hearsEvents)
            {
                await DeliverEventsAsync(await NewEventsAsync());
            }

            await SweepAsync();
            if (sweep == 2)
            {
                await Proxy.DeliverHeldAsync();
            }
        }
    }

    /// <summary>Each worker looks once.</summary>
    public async Task SweepAsync()
    {
        await WorkAsync<WebhookWorker>();
        await WorkAsync<SetupReconciler>();
        await WorkAsync<SpareObjectsWorker>();
        await WorkAsync<ChargeReconciler>();
        await WorkAsync<RefundReconciler>();
        await WorkAsync<DisputeReconciler>();
        await WorkAsync<ScheduleRunner>();
        await WorkAsync<CardRemovalWorker>();
        await WorkAsync<CustomerDeletionWorker>();
    }

    /// <summary>The customer keys their card in, if the reader asks for it.</summary>
    public async Task KeyInWhereAskedAsync(string number = "4242424242424242")
    {
        if ((await Host.Stripe.V1.Terminal.Readers.GetAsync(Host.FrontDesk.Value)).Action is { Status: "in_progress" })
        {
            await Host.KeyInAsync(number);
        }
    }

    /// <summary>Stripe's events since the last call, oldest first, as Stripe sends them.</summary>
    public async Task<IReadOnlyList<string>> NewEventsAsync()
    {
        var after = _lastEvent is null ? "" : $"&ending_before={_lastEvent}";
        using var json = JsonDocument.Parse(
            await _events.GetStringAsync(new Uri($"{Host.Simulator.ApiBase}/v1/events?limit=100{after}")));
        List<string> events = [.. json.RootElement.GetProperty("data").EnumerateArray().Select(item => item.GetRawText()).Reverse()];
        if (json.RootElement.GetProperty("data").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } newest)
        {
            _lastEvent = newest.GetProperty("id").GetString();
        }

        return events;
    }

    /// <summary>Posts events to the portal's inbox, signed as Stripe signs them.</summary>
    public async Task DeliverEventsAsync(IEnumerable<string> bodies)
    {
        foreach (var body in bodies)
        {
            await Host.Get<WebhookInbox>().ReceiveAsync(body, Sign(body, SaveCardHost.WebhookSecret), CancellationToken.None);
        }
    }

    /// <summary>The signature of an event at the portal's time.</summary>
    public string Sign(string body, string secret)
    {
        var at = Host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        return $"t={at},v1={Convert.ToHexStringLower(signature)}";
    }

    /// <summary>What does not hold: the product's own check, with Stripe, and what only a test can know.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        List<string> found = [];
        var view = await Host.Get<InvariantCheck>().CheckAsync(withStripe: true, CancellationToken.None);
        var shown = (await Host.As(ActingPeople.Sam).Get<ChargedTwiceReads>().ListAsync(CancellationToken.None))
            .SelectMany(pair => new[] { pair.First.Id.Value, pair.Second.Id.Value, pair.First.ConsentId?.Value })
            .ToHashSet(StringComparer.Ordinal);

        // A double that the portal cannot prevent is shown to people until one of the two is refunded.
        found.AddRange(view.Findings
            .Where(finding => finding.Violation is not (InvariantViolation.OrderPaidTwice or InvariantViolation.DueDayPaidTwice)
                || !shown.Contains(finding.Subject))
            .Select(finding => $"{finding.Invariant} {finding.Violation} {finding.Subject}"));
        found.AddRange(view.UnreadCustomers is > 0 and var unread ? [$"{unread} customers could not be read"] : []);
        found.AddRange(Proxy.ChangedBodies.Select(key => $"{key} went out with two bodies"));
        found.AddRange(await SparesAsync());
        found.AddRange(await UnequalAsync());
        return found;
    }

    /// <summary>What does not hold at any moment, also while something is under way.</summary>
    public async Task<IReadOnlyList<string>> MomentaryAsync()
    {
        var view = await Host.Get<InvariantCheck>().CheckAsync(withStripe: false, CancellationToken.None);

        // Whether a double is shown is known when all is at rest, and the clock of a schedule may be wrong for a while.
        return [.. view.Findings
            .Where(finding => finding.Violation is not (InvariantViolation.OrderPaidTwice or InvariantViolation.DueDayPaidTwice)
                && finding.Invariant is not Invariant.I12)
            .Select(finding => $"{finding.Invariant} {finding.Violation} {finding.Subject}")];
    }

    /// <summary>The states of all rows, to see whether they are at rest.</summary>
    public async Task<string> StatesAsync()
    {
        await using var db = await Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var setups = await db.Set<CardSetup>().OrderBy(setup => setup.Id).Select(setup => $"{setup.Id} {setup.State}").ToListAsync();
        var charges = await db.Set<MotoPortal.Charges.Records.Charge>().OrderBy(charge => charge.Id)
            .Select(charge => $"{charge.Id} {charge.State}").ToListAsync();
        return string.Join('\n', setups.Concat(charges));
    }

    /// <summary>Amounts on which the portal and Stripe do not agree, and events that Stripe did not sign.</summary>
    private async Task<IReadOnlyList<string>> UnequalAsync()
    {
        await using var db = await Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var charges = await db.Set<MotoPortal.Charges.Records.Charge>().AsNoTracking()
            .Where(charge => charge.State == ChargeState.Succeeded && charge.PaymentIntentId != null).ToListAsync();
        var paid = (await Host.IntentsAsync()).ToDictionary(intent => intent.Id, StringComparer.Ordinal);
        var unequal = charges
            .Where(charge => paid.TryGetValue(charge.PaymentIntentId!.Value.Value, out var intent)
                && (intent.Amount, intent.LatestCharge.AmountRefunded) != (charge.AmountMinorUnits, charge.AmountRefundedMinorUnits))
            .Select(charge => $"Charge {charge.Id} has another amount at Stripe");
        var forged = await db.Set<StripeEventRow>().CountAsync(row => row.EventId.StartsWith("evt_forged"));
        return [.. unequal, .. forged > 0 ? (string[])["A forged event was stored"] : []];
    }

    private async Task<IReadOnlyList<string>> SparesAsync()
    {
        await using var db = await Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var known = await db.Set<KnownCustomer>().Select(customer => customer.StripeId.Value).ToHashSetAsync(StringComparer.Ordinal);
        var setups = await db.Set<CardSetup>().AsNoTracking().ToListAsync();
        var waiting = setups.Where(setup => setup.State is SetupState.IntentReady).Select(setup => setup.Intent?.Value)
            .ToHashSet(StringComparer.Ordinal);
        var charges = await db.Set<MotoPortal.Charges.Records.Charge>().AsNoTracking().Select(charge => charge.PaymentIntentId)
            .ToListAsync();
        List<string> found = [];
        var most = new ListOptions { Limit = 100 };
        found.AddRange((await Host.Stripe.V1.Customers.ListAsync(new CustomerListOptions { Limit = most.Limit }))
            .Where(customer => !known.Contains(customer.Id)).Select(customer => $"Customer {customer.Id} belongs to nothing"));
        found.AddRange((await Host.Stripe.V1.SetupIntents.ListAsync(new SetupIntentListOptions { Limit = most.Limit }))
            .Where(intent => intent.Status is not ("canceled" or "succeeded") && !waiting.Contains(intent.Id))
            .Select(intent => $"SetupIntent {intent.Id} is left {intent.Status}"));
        found.AddRange((await Host.Stripe.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = most.Limit }))
            .Where(intent => intent.Status is not ("canceled" or "succeeded") && !waiting.Contains(intent.Id)
                && !charges.Exists(charge => charge?.Value == intent.Id))
            .Select(intent => $"PaymentIntent {intent.Id} is left {intent.Status}"));
        if ((await Host.Stripe.V1.Terminal.Readers.GetAsync(Host.FrontDesk.Value)).Action is { Status: "in_progress" })
        {
            found.Add("The reader still asks for a card");
        }

        return found;
    }

    private Task WorkAsync<TWorker>()
        where TWorker : PeriodicWorker =>
        _bug?.Sleeping == typeof(TWorker) ? Task.CompletedTask : Host.Get<TWorker>().WorkAsync(CancellationToken.None);
}
