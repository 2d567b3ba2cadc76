using MotoPortal.Charges.Policy;
using MotoPortal.Gateway.Objects;
using MotoPortal.Tests.Consents;
using static MotoPortal.Charges.Policy.EarlierChargeState;

namespace MotoPortal.Tests.Charges.Policy;

public sealed class RetryClausesTests
{
    private static readonly Charging Plain = new(Scopes.OnRequest());

    private static readonly Charging Once = Plain.With("2026-12-01", 80, Declined, group: DeclineGroup.OtherCard);

    private static readonly Charging Twice = Once.With("2026-12-02", 80, Declined, group: DeclineGroup.OtherCard);

    [Fact]
    public void After_a_decline_one_new_try_is_made_in_a_day_and_four_in_thirty_days()
    {
        var fiveTimes = Twice.With("2026-12-03 13:00:00", 80, Declined).With("2026-12-10", 80, Declined).With("2026-12-20", 80, Declined);
        (string Answer, string Expected)[] table =
        [
            (Once.Ask("2026-12-01 12:01:00"), "allowed: number 1"),
            (Twice.Ask("2026-12-02 12:01:00"), "RetryTooSoon 2026-12-03"),
            (Twice.Ask("2026-12-03 11:59:59"), "RetryTooSoon 2026-12-03"),
            (Twice.Ask("2026-12-03 12:00:00"), "allowed: number 1"),
            (fiveTimes.Ask("2026-12-20 12:01:00"), "RetryTooSoon 2026-12-21; RetriesUsedUp 2027-01-01"),
            (fiveTimes.Ask("2026-12-31"), "RetriesUsedUp 2027-01-01"),
            (fiveTimes.Ask("2027-01-01 12:00:00"), "allowed: number 1"),
            (fiveTimes.Ask("2027-01-20"), "allowed: number 1"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }

    [Fact]
    public void A_charge_that_counts_in_between_makes_the_next_one_no_new_try()
    {
        Twice.With("2026-12-03", 80).Ask("2026-12-03 15:00:00").ShouldBe("allowed: number 2");
        Once.With("2026-12-01 13:00:00", 80)
            .With("2026-12-01 14:00:00", 70, Declined).Ask("2026-12-01 15:00:00").ShouldBe("RetryTooSoon 2026-12-02");
    }

    [Fact]
    public void What_never_reached_the_bank_is_no_try() =>
        Once.With("2026-12-01 13:00:00", 80, Failed)
            .With("2026-12-01 14:00:00", 80, Failed).Ask("2026-12-01 15:00:00").ShouldBe("allowed: number 1");

    [Theory]
    [InlineData(nameof(DeclineGroup.OnlineOnly))]
    [InlineData(nameof(DeclineGroup.CheckDetails))]
    public void When_the_bank_requires_the_customer_only_the_customer_may_try_again_at_once(string wanted)
    {
        var group = Enum.Parse<DeclineGroup>(wanted);
        var scheduled = new Charging(Scopes.Unscheduled(MotoPortal.Consents.Agreement.ChargePeriod.Month));
        var declined = scheduled.With("2026-12-01", 80, Declined).With("2026-12-02", 80, Declined, group: group);
        (string Answer, string Expected)[] table =
        [
            (declined.Ask("2026-12-02 12:01:00", 79, ChargeInitiation.CustomerAbsent), "RetryTooSoon 2026-12-03"),
            (declined.Ask("2026-12-02 12:01:00", 79, ChargeInitiation.CustomerOnLine), "allowed: number 1 7900 of 24000 until 2026-12-22"),
            (declined.With("2026-12-02 12:01:00", 79, Declined, group: group).Ask("2026-12-02 12:02:00", 79), "RetryTooSoon 2026-12-03"),
            (
                scheduled.With("2026-12-02", 80, Declined, group: group).Ask("2026-12-02 12:01:00", 79, ChargeInitiation.CustomerAbsent),
                "RetryTooSoon 2026-12-03"),
            (declined.Ask("2026-12-03 12:00:00", 79, ChargeInitiation.CustomerAbsent), "allowed: number 1 7900 of 24000 until 2026-12-22"),
        ];

        table.ShouldAllBe(row => row.Answer == row.Expected);
    }
}
