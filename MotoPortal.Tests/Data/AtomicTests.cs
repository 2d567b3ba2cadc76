using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Data;

/// <summary>
/// A transaction is committed as a whole or not at all, also when its caller has cancelled, and no two of them write at once.
/// </summary>
public sealed class AtomicTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Work_that_is_cancelled_before_its_commit_is_no_error_in_the_log()
    {
        using var leaving = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => _host.Get<Atomic>().RunAsync(_ => leaving.CancelAsync(), leaving.Token));

        _host.Log.ShouldBeClean();
    }

    [Fact]
    public async Task Writers_at_once_follow_one_another_and_none_has_to_try_again()
    {
        var atomic = _host.Get<Atomic>();
        var pauses = Backoff.Of(TimeSpan.FromMinutes(1));
        var tries = 0;

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => atomic.RunAsync(
            async scope =>
            {
                Interlocked.Increment(ref tries);
                await WorkHold.FailAsync(scope, "worker", "row", "Problem", pauses, _host.Clock.GetUtcNow());
            },
            CancellationToken.None)));

        tries.ShouldBe(24);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<WorkHold>().SingleAsync(hold => hold.Worker == "worker")).Failures.ShouldBe(24);
        _host.Log.ShouldBeClean();
    }

    [Fact]
    public async Task Writers_take_turns_in_the_order_in_which_they_came()
    {
        var atomic = _host.Get<Atomic>();
        List<int> served = [];

        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => atomic.RunAsync(
            async _ =>
            {
                await Task.Yield();
                served.Add(number);
            },
            CancellationToken.None)));

        served.ShouldBe(Enumerable.Range(0, 24));
    }

    [Fact]
    public async Task A_transaction_inside_another_one_is_a_bug_that_is_told_and_the_next_writer_is_served()
    {
        var atomic = _host.Get<Atomic>();

        await Should.ThrowAsync<InvalidOperationException>(() => atomic.RunAsync(
            _ => atomic.RunAsync(_ => Task.CompletedTask, CancellationToken.None), CancellationToken.None));

        (await atomic.RunAsync(_ => Task.FromResult(1), CancellationToken.None)).ShouldBe(1);
    }
}
