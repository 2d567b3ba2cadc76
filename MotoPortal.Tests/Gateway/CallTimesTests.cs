using MotoPortal.Charges.Records;
using MotoPortal.Gateway.Calls;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Tests.Gateway;

public sealed class CallTimesTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_believed_lost_is_looked_for_ever_more_rarely_for_a_day_and_a_last_time_at_its_end()
    {
        var looks = Looks().ToList();

        looks[^1].ShouldBe(Sent + TimeSpan.FromHours(24));
        looks.Count.ShouldBeInRange(20, 30);
        var pauses = looks.Zip(looks.Skip(1), (one, next) => next - one).SkipLast(1).ToList();
        pauses.Zip(pauses.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second);
        pauses[^1].ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void No_call_counts_as_lost_before_its_sender_has_given_it_up()
    {
        TimeSpan[] waits = [
            CallTimes.SurelyOver,
            CallTimes.BelievedLost,
            ChargeTimes.AfterSending,
            ChargeTimes.NeverArrived,
            RefundTimes.AfterSending,
            RefundTimes.NeverArrived
        ];

        waits.ShouldAllBe(wait => wait > CallTimes.Longest);
    }

    private static IEnumerable<DateTimeOffset> Looks()
    {
        DateTimeOffset? next = Sent + CallTimes.BelievedLost;
        while (next is { } look)
        {
            yield return look;
            next = CallTimes.NextLook(Sent, look);
        }
    }
}
