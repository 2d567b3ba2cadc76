using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.Terminal;
using Charge = MotoPortal.Charges.Records.Charge;
using PortalEndpoint = MotoPortal.Gateway.Webhooks.WebhookEndpoint;
using WebhookEndpoint = Stripe.WebhookEndpoint;

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>
/// What outlives a portal that is killed: its data folder, the simulator with its readers, the proxy between the two, and what the clerks
/// were told. Between the kills it closes the database, so that SQLite has to recover it.
/// </summary>
internal sealed class KillBench : IAsyncDisposable
{
    public const string ApiKey = "sk_test_bench_0000000000";

    /// <summary>The number of kills after which a bench is replaced, before its lists at Stripe are longer than a page.</summary>
    public const int MostKills = 6;

    private const int Readers = 8;

    // What the portal noticed before it was killed is overdue when it is started again.
    private static readonly TimeSpan Down = TimeSpan.FromMinutes(4);

    private readonly DrivenClock _clock;
    private readonly FaultBench _bench;
    private readonly WebhookEndpoint _endpoint;
    private readonly IReadOnlyList<string> _readers;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    private KillBench(DrivenClock clock, FaultBench bench, WebhookEndpoint endpoint, IReadOnlyList<string> readers) =>
        (_clock, _bench, _endpoint, _readers) = (clock, bench, endpoint, readers);

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>The number of disputes that were compared with Stripe's.</summary>
    public int Disputes { get; private set; }

    public FaultProxy Proxy => _bench.Proxy;

    public static async Task<KillBench> StartAsync()
    {
        var clock = new DrivenClock(SaveCardHost.Beginning - TimeProvider.System.GetUtcNow());
        var bench = await FaultBench.StartAsync(clockOfStripe: clock);
        var location = (await bench.Host.Stripe.V1.Terminal.Locations.ListAsync()).First().Id;
        List<string> readers = [];
        for (var count = 0; count < Readers; count++)
        {
            var options = new ReaderCreateOptions { RegistrationCode = "simulated-wpe", Location = location };
            readers.Add((await bench.Host.Stripe.V1.Terminal.Readers.CreateAsync(options)).Id);
        }

        var endpoint = await bench.Host.Stripe.V1.WebhookEndpoints.CreateAsync(new WebhookEndpointCreateOptions
        {
            Url = "http://127.0.0.1:9/nobody",
            EnabledEvents = [.. PortalEndpoint.Types],
        });
        await bench.NewEventsAsync();
        var made = new KillBench(clock, bench, endpoint, readers);
        await made.CloseAsync();
        return made;
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    /// <summary>The environment of a portal that is driven by this seed, and killed at this moment.</summary>
    public IReadOnlyDictionary<string, string> Environment(int seed, KillMoment moment) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(DrivenStartUp).Assembly.GetName().Name!,

            // A process that lives for seconds gains nothing by counting for the optimiser.
            ["DOTNET_TieredPGO"] = "0",
            [DrivenOptions.Variable] =
                new DrivenOptions(
                    seed, _clock.Ahead.Ticks, _bench.Host.Simulator.ApiBase, _endpoint.Id, [.. _readers], moment.Request).ToJson(),
        };

    /// <summary>The arguments of the portal.</summary>
    public string[] Arguments()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Stripe:ApiKey"] = ApiKey,
            ["Stripe:ApiBase"] = Proxy.Address,
            ["Stripe:WebhookSecret"] = _endpoint.Secret,
            ["Portal:TimeZone"] = "UTC",

            // The clerks inspect no readers, and one that was not inspected takes no card.
            ["Readers:InspectionDays"] = "0",
        };
        TestDatabase.AddTo(settings, _bench.Host.Folder);
        return [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
    }

    /// <summary>Looks at what a killed portal has left, and lets time pass.</summary>
    /// <param name="lines">What its clerks were told.</param>
    /// <returns>What does not hold, and how many calls to Stripe were under way.</returns>
    public async Task<(IReadOnlyList<string> Wrong, int UnderWay)> LookAsync(IReadOnlyList<string> lines)
    {
        Kills++;
        _told.UnionWith(lines);
        (Proxy.Plan, Proxy.Only) = (static _ => null, null);
        _bench.Host.Clock.Advance(_clock.GetUtcNow() - _bench.Host.Clock.GetUtcNow());
        List<string> wrong = [.. await DamageAsync(), .. await _bench.MomentaryAsync(), .. await LostAsync()];
        var underWay = await UnderWayAsync();
        await CloseAsync();
        _clock.Pass(Down);
        return (wrong, underWay);
    }

    /// <summary>Brings everything to rest in a portal that is not killed, and answers what does not hold then.</summary>
    public async Task<IReadOnlyList<string>> RestAsync()
    {
        // Stripe sends again what was not answered.
        _bench.Host.Clock.Advance(_clock.GetUtcNow() - _bench.Host.Clock.GetUtcNow());
        while (await _bench.NewEventsAsync() is { Count: > 0 } events)
        {
            await _bench.DeliverEventsAsync(events);
        }

        await _bench.SettleAsync(hearsEvents: true);
        List<string> wrong = [.. await _bench.ViolationsAsync(), .. await LostAsync(), .. await DisputesAsync()];
        var before = await _bench.StatesAsync();
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        await _bench.SweepAsync();
        wrong.AddRange(await _bench.StatesAsync() == before ? [] : ["Not everything was at rest"]);
        return wrong;
    }

    /// <summary>Disputes that the portal knows otherwise than Stripe, and answers of which Stripe knows nothing.</summary>
    private async Task<IReadOnlyList<string>> DisputesAsync()
    {
        await using var db = await OpenAsync();
        var rows = await db.Set<ChargeDispute>().AsNoTracking().ToDictionaryAsync(dispute => dispute.Id.Value, StringComparer.Ordinal);
        List<string> wrong = [];
        await foreach (var dispute in _bench.Host.Stripe.V1.Disputes.ListAutoPagingAsync())
        {
            Disputes++;
            var row = rows.GetValueOrDefault(dispute.Id);
            if (row is null || row.AmountMinorUnits != dispute.Amount || row.Status != DisputeRules.Of(dispute.Status))
            {
                wrong.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{dispute.Id} is {dispute.Status} at Stripe, and {row?.Status} here"));
            }

            if (_told.Contains($"answered {dispute.Id}") && dispute.EvidenceDetails.SubmissionCount is 0)
            {
                wrong.Add($"Stripe knows nothing of the answer to {dispute.Id}");
            }
        }

        return wrong;
    }

    private async Task<int> UnderWayAsync()
    {
        await using var db = await OpenAsync();
        return await db.Set<StripeCall>().CountAsync(call => call.Status == CallStatus.Prepared);
    }

    private Task<PortalDb> OpenAsync() => _bench.Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    // Pooled connections would keep the file open, and with it what SQLite recovers from its log after a kill.
    private async Task CloseAsync()
    {
        await using var db = await OpenAsync();
        if (db.Database.GetDbConnection() is SqliteConnection connection)
        {
            SqliteConnection.ClearPool(connection);
        }
    }

    private async Task<IReadOnlyList<string>> DamageAsync()
    {
        if (TestDatabase.IsPostgres)
        {
            return [];
        }

        await using var connection = TestDatabase.ConnectionOf(_bench.Host.Folder);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync() is "ok" ? [] : ["SQLite finds the file damaged"];
    }

    /// <summary>What a clerk, or Stripe, was told, and is not so.</summary>
    private async Task<IReadOnlyList<string>> LostAsync()
    {
        await using var db = await OpenAsync();
        var there = new HashSet<string>(StringComparer.Ordinal);
        there.UnionWith((await db.Set<CardSetup>().ToListAsync()).SelectMany(setup => (string[])
        [
            $"began {setup.Id}",
            .. setup.State is SetupState.Saved or SetupState.Detached ? new[] { $"saved {setup.Id}" } : [],
            .. setup.State is SetupState.Paid ? new[] { $"paid {setup.Id}" } : [],
        ]));
        there.UnionWith(await db.Set<Charge>().Select(charge => $"charged {charge.Id}").ToListAsync());
        there.UnionWith(await db.Set<ChargeRefund>().Select(refund => $"refunded {refund.Id}").ToListAsync());
        there.UnionWith((await db.Set<LedgerEntry>().Where(entry => entry.Kind == "charge.evidence_submitted")
            .Select(entry => entry.Payload!.Json).ToListAsync())
            .Select(json => $"answered {JsonNode.Parse(json)!["details"]!["dispute"]}"));
        there.UnionWith(await db.Set<ConsentEnding>().Select(ending => $"withdrawn {ending.ConsentId}").ToListAsync());
        var inbox = await db.Set<StripeEventRow>().Select(row => row.EventId).ToHashSetAsync(StringComparer.Ordinal);
        return
        [
            .. _told.Where(line => line.StartsWith("failed ", StringComparison.Ordinal)),
            .. _told.Where(line => line.Split(' ')[0] is not ("listens" or "failed") && !there.Contains(line))
                .Select(line => $"Told and lost: {line}"),
            .. (await AnsweredAsync()).Where(id => !inbox.Contains(id)).Select(id => $"Answered and lost: {id}"),
        ];
    }

    /// <summary>The events that the portal has answered with 2xx.</summary>
    private async Task<IReadOnlyList<string>> AnsweredAsync()
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_bench.Host.SimulatorFolder.FullName, "simulator.db"),
            Pooling = false,
            Mode = SqliteOpenMode.ReadOnly,
        }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT event FROM deliveries WHERE delivered = 1";
        await using var rows = await command.ExecuteReaderAsync();
        List<string> events = [];
        while (await rows.ReadAsync())
        {
            events.Add(rows.GetString(0));
        }

        return events;
    }
}
