using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Gateway;

/// <summary>Events that come before their subject, together, or that can never be applied; the test provides the rooms.</summary>
public sealed class EventOrderTests : IAsyncLifetime, IDisposable
{
    private static readonly PaymentIntentId Payment = PaymentIntentId.From("pi_of_the_test");

    private readonly DirectoryInfo _folder = NewDataFolder.Create();
    private readonly CollectedLog _log = new();
    private readonly List<StripeEventBatch> _seen = [];
    private IHost _host = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public void Dispose() => _log.Dispose();

    public Task DisposeAsync()
    {
        _host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Events_of_one_subject_are_applied_together()
    {
        Build(events => EventOutcome.Applied);
        await KeepAsync(TimeSpan.Zero, "charge.refunded", "charge.dispute.created", "charge.refunded");

        (await WorkAsync()).ShouldBe(1);

        _seen.ShouldHaveSingleItem().Types.Order(StringComparer.Ordinal).ShouldBe(["charge.dispute.created", "charge.refunded"]);
        (await RowsAsync()).ShouldAllBe(row => row.AppliedAt != null);
    }

    [Fact]
    public async Task What_one_room_was_missing_and_a_later_one_has_recorded_is_applied_in_the_same_pass()
    {
        var isKnown = false;
        Build(
            _ => isKnown ? EventOutcome.Applied : EventOutcome.NotYet,
            _ =>
            {
                isKnown = true;
                return EventOutcome.Applied;
            });
        await KeepAsync(TimeSpan.Zero, "charge.dispute.created");

        await WorkAsync();

        _seen.Count.ShouldBe(3, "both rooms, and the first once more");
        (await RowsAsync()).ShouldAllBe(row => row.AppliedAt != null);
    }

    [Fact]
    public async Task An_event_before_its_subject_is_tried_again_within_seconds_and_is_not_marked_as_applied()
    {
        var isKnown = false;
        Build(_ => isKnown ? EventOutcome.Applied : EventOutcome.NotYet);
        await KeepAsync(TimeSpan.Zero, "charge.dispute.created");

        await WorkAsync();
        var waiting = (await RowsAsync()).Single();
        isKnown = true;

        waiting.AppliedAt.ShouldBeNull();
        (waiting.DueAt - TimeProvider.System.GetUtcNow()).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        await WaitUntil.TrueAsync(async () => await WorkAsync() == 1);
        (await RowsAsync()).Single().AppliedAt.ShouldNotBeNull();
        _log.ShouldBeClean();
    }

    [Fact]
    public async Task An_event_about_what_the_portal_did_not_make_is_not_waited_for()
    {
        Build(_ => EventOutcome.NotYet, _ => EventOutcome.NotOurs);
        await KeepAsync(TimeSpan.Zero, "charge.dispute.created");

        await WorkAsync();

        (await RowsAsync()).Single().AppliedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_event_that_has_failed_for_a_day_is_given_up_until_a_person_replays_it()
    {
        var isBroken = true;
        Build(_ => isBroken ? throw new InvalidDataException("This event throws.") : EventOutcome.Applied);
        await KeepAsync(WebhookWorker.TriedFor + TimeSpan.FromMinutes(1), "charge.refunded");

        await WorkAsync();
        isBroken = false;
        (await WorkAsync()).ShouldBe(0);
        var given = (await RowsAsync()).Single();
        given.GaveUpAt.ShouldNotBeNull();
        (given.Problem, given.Failure).ShouldBe((EventProblem.Failed, nameof(InvalidDataException)));
        await _host.Services.GetRequiredService<Atomic>().RunAsync(
            async scope => (await scope.Db.Set<StripeEventRow>().SingleAsync()).Replay(TimeProvider.System.GetUtcNow()),
            CancellationToken.None);
        await _host.Services.GetRequiredService<Atomic>().RunAsync(
            scope => WorkHold.ForgetAsync(scope, nameof(WebhookWorker), Payment.Value), CancellationToken.None);

        (await WorkAsync()).ShouldBe(1);
        (await RowsAsync()).Single().AppliedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_event_whose_subject_stays_unknown_for_a_day_is_given_up_and_a_younger_one_of_the_subject_waits_on()
    {
        Build(_ => EventOutcome.NotYet);
        await KeepAsync(WebhookWorker.TriedFor + TimeSpan.FromMinutes(1), "charge.dispute.created");
        await _host.Services.GetRequiredService<Atomic>().RunAsync(
            scope =>
            {
                scope.Db.Add(StripeEventRow.Receive(
                    "evt_young", new StripeEventReference("charge.dispute.updated", null, null, Payment), TimeProvider.System.GetUtcNow()));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await WorkAsync();

        var rows = (await RowsAsync()).ToDictionary(row => row.EventId, StringComparer.Ordinal);
        (rows["evt_0"].Problem, rows["evt_0"].AppliedAt).ShouldBe((EventProblem.SubjectUnknown, null));
        (rows["evt_young"].GaveUpAt, rows["evt_young"].AppliedAt).ShouldBe((null, null));
        _log.ShouldBeClean();
    }

    private void Build(params Func<StripeEventBatch, EventOutcome>[] rooms)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder.FullName });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Portal:DataDirectory"] = _folder.FullName });
        builder.Logging.AddProvider(_log);
        builder.Services.AddData(builder.Configuration, builder.Environment);
        foreach (var room in rooms)
        {
            builder.Services.AddSingleton<IStripeEventHandler>(new Room(_seen, room));
        }

        builder.Services.AddWorker<WebhookWorker>();
        _host = builder.Build();
    }

    private Task<int> WorkAsync() => _host.Services.GetRequiredService<WebhookWorker>().WorkAsync(CancellationToken.None);

    private Task KeepAsync(TimeSpan age, params string[] types) =>
        _host.Services.GetRequiredService<Atomic>().RunAsync(
            scope =>
            {
                scope.Db.AddRange(types.Select((type, number) => StripeEventRow.Receive(
                    $"evt_{number}", new StripeEventReference(type, null, null, Payment), TimeProvider.System.GetUtcNow() - age)));
                return Task.CompletedTask;
            },
            CancellationToken.None);

    private async Task<List<StripeEventRow>> RowsAsync()
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeEventRow>().AsNoTracking().ToListAsync();
    }

    private sealed class Room(List<StripeEventBatch> seen, Func<StripeEventBatch, EventOutcome> apply) : IStripeEventHandler
    {
        public Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken)
        {
            seen.Add(events);
            return Task.FromResult(apply(events));
        }
    }
}
