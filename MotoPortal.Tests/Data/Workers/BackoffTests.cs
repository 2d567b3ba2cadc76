using MotoPortal.Data.Workers;

namespace MotoPortal.Tests.Data.Workers;

/// <summary>The pauses between tries.</summary>
public sealed class BackoffTests
{
    [Fact]
    public void Pauses_double_up_to_the_longest()
    {
        var pauses = Backoff.Doubling(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));

        Enumerable.Range(1, 9).Select(failures => pauses.After(failures).TotalSeconds).ShouldBe([5, 10, 20, 40, 80, 160, 300, 300, 300]);
        pauses.After(int.MaxValue).ShouldBe(pauses.Longest);
        pauses.After(0).ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Pauses_that_were_given_come_one_after_the_other()
    {
        var pauses = Backoff.Of(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));

        Enumerable.Range(1, 3).Select(failures => pauses.After(failures).TotalMinutes).ShouldBe([1, 30, 30]);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(0.5, 90)]
    [InlineData(1, 80)]
    public void Jitter_shortens_a_pause_by_a_fifth_at_most(double jitter, double seconds) =>
        Backoff.Of(TimeSpan.FromSeconds(100)).After(1, jitter).TotalSeconds.ShouldBe(seconds, tolerance: 0.001);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(60, 30)]
    [InlineData(100_000, 3600)]
    public void What_is_older_is_looked_at_less_often(double gone, double pause) =>
        Backoff.HalfOf(TimeSpan.FromSeconds(gone), TimeSpan.FromSeconds(2), TimeSpan.FromHours(1)).TotalSeconds.ShouldBe(pause);
}
