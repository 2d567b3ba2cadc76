using MotoPortal.Primitives;
using MotoPortal.Readers.Inspections;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Readers;

public sealed class InspectionPolicyTests
{
    private static readonly DateTimeOffset Inspected = SampleViews.Moment;

    [Theory]
    [InlineData(30, 0, InspectionStanding.InTime)]
    [InlineData(30, 30, InspectionStanding.InTime)]
    [InlineData(30, 31, InspectionStanding.Overdue)]
    [InlineData(0, 4000, InspectionStanding.NotAsked)]
    public void An_inspection_counts_for_as_many_days_as_are_set(int days, int later, InspectionStanding standing) =>
        InspectionPolicy.StandingOf(Last(InspectionFinding.Intact), days, Inspected.AddDays(later)).ShouldBe(standing);

    [Fact]
    public void A_second_too_late_is_too_late() =>
        InspectionPolicy.StandingOf(Last(InspectionFinding.Intact), 30, Inspected.AddDays(30).AddSeconds(1))
            .ShouldBe(InspectionStanding.Overdue);

    [Theory]
    [InlineData(30)]
    [InlineData(0)]
    public void A_suspicious_reader_is_never_used_whatever_is_set(int days)
    {
        var standing = InspectionPolicy.StandingOf(Last(InspectionFinding.Suspicious), days, Inspected);

        standing.ShouldBe(InspectionStanding.Suspicious);
        InspectionPolicy.MayBeUsed(standing).ShouldBeFalse();
        InspectionPolicy.DueAt(Last(InspectionFinding.Suspicious), days).ShouldBeNull();
    }

    [Theory]
    [InlineData(30, InspectionStanding.Never, false)]
    [InlineData(0, InspectionStanding.NotAsked, true)]
    public void A_reader_without_inspection_may_be_used_only_if_none_is_required(
        int days, InspectionStanding expected, bool mayBeUsed)
    {
        var standing = InspectionPolicy.StandingOf(null, days, Inspected);

        (standing, InspectionPolicy.MayBeUsed(standing)).ShouldBe((expected, mayBeUsed));
    }

    [Fact]
    public void Nothing_counts_as_seen_before_it_was_ticked()
    {
        new InspectionForm().Check().Keys.Order(StringComparer.Ordinal).ShouldBe(["Finding", "Foreign", "Screen", "Seals", "Serial"]);
    }

    private static InspectionView Last(InspectionFinding finding) =>
        new(ReaderId.From("tmr_1"), "SN-1", "Front desk", Inspected, "Camille D.", finding, null);
}
