using MotoPortal.Data;

namespace MotoPortal.Tests.Data;

/// <summary>The bell wakes its listeners, and keeps nothing of those that have left.</summary>
public sealed class BellTests
{
    private readonly Bell _bell = new();

    [Fact]
    public async Task A_watch_gives_what_is_read_now_and_after_each_ring()
    {
        var value = 1;
        await using var watch = _bell.WatchAsync("row", _ => Task.FromResult(value), CancellationToken.None).GetAsyncEnumerator();

        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.ShouldBe(1);
        value = 2;
        var next = watch.MoveNextAsync();
        next.IsCompleted.ShouldBeFalse();
        _bell.Ring("another row");
        next.IsCompleted.ShouldBeFalse();
        _bell.Ring("row");

        (await next).ShouldBeTrue();
        watch.Current.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_during_the_read_is_read_again()
    {
        var value = 1;
        await using var watch = _bell.WatchAsync(
            "row",
            _ =>
            {
                // The critical moment: the change comes after the read and before the wait.
                var read = value;
                if (value == 1)
                {
                    value = 2;
                    _bell.Ring("row");
                }

                return Task.FromResult(read);
            },
            CancellationToken.None).GetAsyncEnumerator();

        await watch.MoveNextAsync();
        watch.Current.ShouldBe(1);
        (await watch.MoveNextAsync()).ShouldBeTrue();

        watch.Current.ShouldBe(2);
    }

    [Fact]
    public async Task A_thousand_rings_between_two_reads_cost_one_read()
    {
        var reads = 0;
        using var left = new CancellationTokenSource();
        await using var watch =
            _bell.WatchAsync("row", _ => Task.FromResult(++reads), left.Token).GetAsyncEnumerator(CancellationToken.None);
        await watch.MoveNextAsync();
        for (var ring = 0; ring < 1000; ring++)
        {
            _bell.Ring("row");
        }

        await watch.MoveNextAsync();

        var third = watch.MoveNextAsync().AsTask();
        third.IsCompleted.ShouldBeFalse();
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => third);
        reads.ShouldBe(2);
    }

    [Fact]
    public async Task One_listener_hears_each_of_its_topics()
    {
        using var changes = _bell.Subscribe("consents", "charges");

        _bell.Ring("charges");
        (await changes.WaitAsync(CancellationToken.None)).ShouldBeTrue();
        _bell.Ring("consents");
        (await changes.WaitAsync(CancellationToken.None)).ShouldBeTrue();
        changes.WaitAsync(CancellationToken.None).AsTask().IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_watch_ends_with_its_token()
    {
        using var left = new CancellationTokenSource();
        await using var watch = _bell.WatchAsync("row", _ => Task.FromResult(1), left.Token).GetAsyncEnumerator(CancellationToken.None);
        await watch.MoveNextAsync();
        var next = watch.MoveNextAsync().AsTask();

        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
        _bell.TopicCount.ShouldBe(0);
    }

    [Fact]
    public void A_topic_goes_with_its_last_listener()
    {
        var first = _bell.Subscribe("row");
        var second = _bell.Subscribe("row", "other");

        first.Dispose();
        _bell.TopicCount.ShouldBe(2);
        second.Dispose();
        second.Dispose();

        _bell.TopicCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_hundred_thousand_topics_that_were_watched_and_left_leave_nothing()
    {
        const long OneMebibyte = 1024 * 1024;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var topic = 0; topic < 100_000; topic++)
        {
            await using var watch =
                _bell.WatchAsync($"set_{topic:D26}", _ => Task.FromResult(topic), CancellationToken.None).GetAsyncEnumerator();
            await watch.MoveNextAsync();
        }

        _bell.TopicCount.ShouldBe(0);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(16 * OneMebibyte);
    }

    [Fact]
    public void A_hundred_thousand_listeners_at_once_leave_no_room_behind_them()
    {
        var listeners = Enumerable.Range(0, 100_000).Select(topic => _bell.Subscribe($"set_{topic:D26}")).ToList();
        _bell.TopicCount.ShouldBe(100_000);

        listeners.ForEach(listener => listener.Dispose());

        _bell.TopicCount.ShouldBe(0);
    }

    [Fact]
    public async Task Listeners_may_come_and_go_while_it_rings()
    {
        await Parallel.ForAsync(0, 5000, async (_, token) =>
        {
            using var changes = _bell.Subscribe("row");
            _bell.Ring("row");
            (await changes.WaitAsync(token)).ShouldBeTrue();
        });

        _bell.TopicCount.ShouldBe(0);
    }
}
