using MotoPortal.Gateway.Calls;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Gateway;

public sealed class CallClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private readonly SettableClock _time = new(Noon);

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void A_wait_that_began_in_this_process_is_as_long_whatever_becomes_of_the_clock(int hours)
    {
        var clock = new CallClock(_time);
        clock.Since("chg_1", Noon).ShouldBe(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(10));

        _time.Set(TimeSpan.FromHours(hours));
        _time.Advance(TimeSpan.FromSeconds(5));

        clock.Since("chg_1", Noon).ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void What_another_process_sent_is_measured_by_the_clock_first_and_never_negative()
    {
        var clock = new CallClock(_time);

        clock.Since("chg_1", Noon.AddMinutes(-3)).ShouldBe(TimeSpan.FromMinutes(3));
        clock.Since("chg_2", Noon.AddHours(1)).ShouldBe(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(7));

        clock.Since("chg_1", Noon.AddMinutes(-3)).ShouldBe(TimeSpan.FromSeconds(187));
        clock.Since("chg_2", Noon.AddHours(1)).ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void The_next_try_of_the_same_begins_anew()
    {
        var clock = new CallClock(_time);
        clock.Since("set_1:1", Noon.AddMinutes(-3));

        clock.Since("set_1:1", Noon).ShouldBe(TimeSpan.Zero);
    }
}
