using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Gateway;

/// <summary>Hosts of the worker on events, with one shared database file. The test provides the handler.</summary>
public sealed class WebhookWorkerTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-events-");
    private readonly List<IHost> _hosts = [];
    private readonly CollectedLog _log = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public void Dispose() => _log.Dispose();

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Two_hosts_on_one_database_share_the_events_and_apply_each_once()
    {
        // Each host holds an event until both have one, so that they work at the same time on any machine.
        var (first, second) = (new Applied(), new Applied());
        var bothAtWork = Task.WhenAll(first.HasOne, second.HasOne);
        var hosts = new[] { Build(first, bothAtWork), Build(second, bothAtWork) };
        await hosts[0].Services.PrepareDatabaseAsync(CancellationToken.None);
        var events = Enumerable.Range(0, 60).Select(number => $"evt_{number:D3}").ToList();
        await KeepAsync(hosts[0], events);

        await Task.WhenAll(hosts.Select(host => host.StartAsync()));
        await WaitUntil.TrueAsync(async () => await WaitingAsync(hosts[0]) == 0);

        first.Types.Concat(second.Types).Order(StringComparer.Ordinal).ShouldBe(events);
        first.Types.ShouldNotBeEmpty();
        second.Types.ShouldNotBeEmpty();
        _log.ShouldBeClean();
    }

    [Fact]
    public async Task Several_events_are_applied_at_a_time()
    {
        var applied = new Applied();
        var host = Build(applied, Task.CompletedTask);
        await host.Services.PrepareDatabaseAsync(CancellationToken.None);
        await KeepAsync(host, ["evt_1", "evt_2", "evt_3", "evt_4"]);
        applied.Together = 4;

        // Each waits for the three others: one after the other they would never end.
        (await host.Services.GetRequiredService<WebhookWorker>().WorkAsync(CancellationToken.None)).ShouldBe(4);
    }

    [Fact]
    public async Task An_event_that_always_throws_keeps_no_other_waiting()
    {
        var applied = new Applied { Broken = "evt_000" };
        var host = Build(applied, Task.CompletedTask);
        await host.Services.PrepareDatabaseAsync(CancellationToken.None);
        await KeepAsync(host, ["evt_000", "evt_001", "evt_002"]);

        (await host.Services.GetRequiredService<WebhookWorker>().WorkAsync(CancellationToken.None)).ShouldBe(2);

        applied.Types.Order(StringComparer.Ordinal).ShouldBe(["evt_001", "evt_002"]);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<WorkHold>().SingleAsync()).Key.ShouldBe("evt_000");

        // It is not claimed while it is on hold, so that any node may try it afterwards.
        (await db.Set<StripeEventRow>().SingleAsync(row => row.AppliedAt == null)).DueAt.ShouldBeLessThanOrEqualTo(
            TimeProvider.System.GetUtcNow());
    }

    private IHost Build(Applied applied, Task mayGoOn)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder.FullName });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Portal:DataDirectory"] = _folder.FullName });
        builder.Logging.AddProvider(_log);
        builder.Services.AddData(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<IStripeEventHandler>(new Handler(applied, mayGoOn));
        builder.Services.AddWorker<WebhookWorker>();
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    private static Task KeepAsync(IHost host, IEnumerable<string> events) =>
        host.Services.GetRequiredService<Atomic>().RunAsync(
            scope =>
            {
                // The type tells the handler which event it has.
                scope.Db.AddRange(events.Select(
                    id => StripeEventRow.Receive(id, new StripeEventReference(id, null, null), TimeProvider.System.GetUtcNow())));
                return Task.CompletedTask;
            },
            CancellationToken.None);

    private static async Task<int> WaitingAsync(IHost host)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().CountAsync(row => row.AppliedAt == null);
    }

    private sealed class Applied
    {
        private readonly TaskCompletionSource _hasOne = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _inHand;

        public ConcurrentQueue<string> Types { get; } = new();

        public Task HasOne => _hasOne.Task;

        public string? Broken { get; init; }

        public int Together { get; set; } = 1;

        public Task TakeAsync()
        {
            _hasOne.TrySetResult();
            if (Interlocked.Increment(ref _inHand) >= Together)
            {
                _together.TrySetResult();
            }

            return _together.Task;
        }
    }

    private sealed class Handler(Applied applied, Task mayGoOn) : IStripeEventHandler
    {
        public async Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken)
        {
            var type = events.Types.Single();
            if (type == applied.Broken)
            {
                throw new InvalidDataException("This event always throws.");
            }

            await applied.TakeAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, cancellationToken);
            await mayGoOn.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, cancellationToken);
            applied.Types.Enqueue(type);
            return EventOutcome.Applied;
        }
    }
}
