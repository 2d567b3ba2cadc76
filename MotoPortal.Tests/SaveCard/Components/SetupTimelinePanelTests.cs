using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using MotoPortal.Customers.Records;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed partial class SetupTimelinePanelTests
{
    [Fact]
    public async Task What_happened_is_told_with_its_time_its_detail_and_who_did_it()
    {
        await using var context = new ScreenContext();

        var panel = context.Render<SetupTimelinePanel>(parameters => parameters.Add(timeline => timeline.Entries,
        [
            new(SampleViews.Moment, "setup.sent_to_reader", "Camille D.", "Front desk"),
            new(SampleViews.Moment.AddSeconds(20), "setup.card_declined", null, null),
            new(SampleViews.Moment.AddSeconds(40), "setup.something_new", "Portal", null),
        ]));

        panel.FindAll("li").Select(ScreenContext.Words).ShouldBe(
        [
            "23 Nov 2026 14:02:11 Sent to the reader Front desk Camille D.",
            "23 Nov 2026 14:02:31 The bank declined the card",
            "23 Nov 2026 14:02:51 setup.something_new Portal",
        ]);
    }

    [Fact]
    public async Task Where_nothing_happened_yet_that_is_said()
    {
        await using var context = new ScreenContext();

        var panel = context.Render<SetupTimelinePanel>(parameters => parameters.Add(timeline => timeline.Entries, []));

        ScreenContext.Words(panel.Find("p")).ShouldBe("Nothing has been written down yet.");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_kind_and_every_state_has_its_own_words(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        KindsInTheSource().Count.ShouldBeGreaterThan(15);

        // Who looked at or for a customer stands in the ledger, and in no timeline.
        KindsInTheSource().Except([.. CustomerEntries.Viewed.Kinds, .. CustomerEntries.Searched.Kinds], StringComparer.Ordinal)
            .Where(kind => string.Equals(SetupText.OfEvent(kind), kind, StringComparison.Ordinal)).ShouldBeEmpty();
        Enum.GetValues<SetupState>()
            .Where(state => string.Equals(SetupText.Of(state), state.ToString(), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("setup.card_declined", "insufficient_funds", "insufficient_funds")]
    [InlineData("setup.card_declined", "stolen_card", null)]
    [InlineData("setup.card_declined", null, null)]
    [InlineData("setup.reader_failed", nameof(SetupProblem.TimedOut), "Nothing happened on the reader in time")]
    [InlineData("setup.reader_failed", "something_new", "something_new")]
    [InlineData("setup.sent_to_reader", "Front desk", "Front desk")]
    public void A_fact_beside_what_happened_is_plain_and_never_tells_what_must_not_be_told(string kind, string? detail, string? told)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        SetupText.OfDetail(kind, detail).ShouldBe(told);
    }

    // Every kind of entry that the rooms write about a setup can occur in its timeline.
    private static HashSet<string> KindsInTheSource() =>
        Repository.Files("MotoPortal/SaveCard", ".cs").Concat(Repository.Files("MotoPortal/Consents", ".cs")).Concat(
            Repository.Files("MotoPortal/Customers", ".cs"))
            .SelectMany(path => Kind().Matches(File.ReadAllText(path)).Select(match => match.Groups["kind"].Value))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("\"(?<kind>(setup|card|consent|customer)\\.[a-z_]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kind();
}
