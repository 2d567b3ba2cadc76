using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;
using MotoPortal.Tests.Mail;

namespace MotoPortal.Tests.Data.Workers;

/// <summary>The base class of workers, on a real database with mails as rows.</summary>
public sealed class DueRowsWorkerTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<MailId> _worked = new();
    private readonly HashSet<MailId> _broken = [];
    private MailHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await MailHost.StartWithAsync(new(StringComparer.Ordinal) { ["Merchant:Name"] = "Atelier" });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task All_that_is_due_is_worked_on_in_one_pass_a_few_at_a_time()
    {
        var mails = await EnqueueAsync(10);

        (await WorkAsync()).ShouldBe(10);

        _worked.ShouldBe(mails, ignoreOrder: true);
        (await WorkAsync()).ShouldBe(0);
        _host.Log.ShouldBeClean();
    }

    [Fact]
    public async Task Rows_that_always_throw_starve_none_of_the_others()
    {
        // More failing rows than are found at once, all due before the others.
        var broken = await EnqueueAsync(7);
        _broken.UnionWith(broken);
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        var sound = await EnqueueAsync(5);

        (await WorkAsync()).ShouldBe(5);

        _worked.ToHashSet().IsSupersetOf(sound).ShouldBeTrue();
        (await HoldsAsync()).Select(hold => (hold.Worker, hold.Failures, hold.Problem))
            .ShouldBe(Enumerable.Repeat((nameof(SampleWorker), 1, nameof(InvalidDataException)), 7));
        _host.Log.Lines.Count(line => line.Event.Id == 1202).ShouldBe(7);
    }

    [Fact]
    public async Task A_row_that_failed_is_left_alone_for_pauses_that_grow()
    {
        _broken.UnionWith(await EnqueueAsync(1));
        var pauses = new List<double>();
        for (var failure = 1; failure <= 10; failure++)
        {
            await WorkAsync();
            var hold = (await HoldsAsync()).ShouldHaveSingleItem();
            hold.Failures.ShouldBe(failure);
            pauses.Add((hold.Until - _host.Clock.GetUtcNow()).TotalSeconds);
            _host.Clock.SetUtcNow(hold.Until - TimeSpan.FromMilliseconds(1));
            await WorkAsync();
            _worked.Count.ShouldBe(failure);
            _host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        double[] longest = [2, 4, 8, 16, 32, 64, 128, 256, 300, 300];
        pauses.Zip(longest).ShouldAllBe(pair => pair.First <= pair.Second && pair.First >= pair.Second * 0.79);
    }

    [Fact]
    public async Task A_row_that_is_done_at_last_is_on_hold_no_more()
    {
        var mail = (await EnqueueAsync(1))[0];
        _broken.Add(mail);
        await WorkAsync();
        _broken.Clear();
        _host.Clock.Advance(TimeSpan.FromSeconds(2));

        (await WorkAsync()).ShouldBe(1);

        (await HoldsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_took_too_long_is_a_failure_and_no_end_of_the_worker()
    {
        await EnqueueAsync(2);
        using var worker = new SampleWorker(Environment(), (_, _) => throw new TaskCanceledException("The request took too long."));

        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(0);

        (await HoldsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_row_that_another_node_holds_is_not_worked_on()
    {
        await EnqueueAsync(9);
        using var first = new SampleWorker(Environment(), NoteAsync);
        using var second = new SampleWorker(_host.AnotherNode().GetRequiredService<WorkerEnvironment>(), NoteAsync);

        var done = await Task.WhenAll(first.WorkAsync(CancellationToken.None), second.WorkAsync(CancellationToken.None));

        done.Sum().ShouldBe(9);
        _worked.Count.ShouldBe(9);
    }

    [Fact]
    public async Task Holds_of_rows_that_were_settled_otherwise_are_forgotten_after_a_day()
    {
        var (gone, broken) = ((await EnqueueAsync(1))[0], (await EnqueueAsync(1))[0]);
        _broken.UnionWith([gone, broken]);
        await WorkAsync();
        await _host.Node.GetRequiredService<Atomic>().RunAsync(
            async scope => (await scope.Db.Set<OutgoingMail>().SingleAsync(mail => mail.Id == gone))
                .Sent(_host.Clock.GetUtcNow(), keptInPractice: true), CancellationToken.None);

        _host.Clock.Advance(TimeSpan.FromDays(2));
        await WorkAsync();

        (await HoldsAsync()).ShouldHaveSingleItem().Key.ShouldBe(broken.Value);
    }

    [Fact]
    public async Task What_is_done_and_what_fails_is_counted()
    {
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                // Other tests use their own meters.
                if (instrument.Name is WorkerMeter.RowsName && instrument.Meter.Scope == _host.Node.GetRequiredService<IMeterFactory>())
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            counted.Enqueue($"{count} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();
        _broken.Add((await EnqueueAsync(3))[0]);

        await WorkAsync();

        counted.Order(StringComparer.Ordinal).ShouldBe(
        [
            "1 worker=SampleWorker result=done",
            "1 worker=SampleWorker result=done",
            "1 worker=SampleWorker result=failed",
        ]);
    }

    [Fact]
    public async Task A_pass_that_finds_nothing_asks_one_question_and_writes_nothing()
    {
        _host.Database.Forget();

        await WorkAsync();

        _host.Database.Statements.Count(statement => !statement.StartsWith("PRAGMA", StringComparison.Ordinal)).ShouldBe(1);
        _host.Database.Transactions.ShouldBe(0);
    }

    private WorkerEnvironment Environment() => _host.Node.GetRequiredService<WorkerEnvironment>();

    private async Task<int> WorkAsync()
    {
        using var worker = new SampleWorker(Environment(), NoteAsync);
        return await worker.WorkAsync(CancellationToken.None);
    }

    private Task NoteAsync(MailId id, CancellationToken cancellationToken)
    {
        _worked.Enqueue(id);
        return _broken.Contains(id) ? throw new InvalidDataException("This row always throws.") : Task.CompletedTask;
    }

    private async Task<List<MailId>> EnqueueAsync(int count)
    {
        List<MailId> mails = [];
        for (var mail = 0; mail < count; mail++)
        {
            mails.Add(await _host.EnqueueAsync());
        }

        return mails;
    }

    private async Task<List<WorkHold>> HoldsAsync()
    {
        await using var db = await _host.Node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<WorkHold>().AsNoTracking().ToListAsync();
    }
}
