using System.Globalization;
using Bunit;
using MotoPortal.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class SetupTimelinePanelTests
{
    private static readonly string[] Kinds =
    [
        "customer.created", "setup.started", "setup.customer_chosen", "setup.order_noted", "consent.given", "setup.intent_created", "setup.sent_to_reader",
        "setup.on_reader", "setup.answer_unknown", "setup.card_declined", "setup.reader_failed", "setup.more_time", "setup.canceled_here", "card.sealed",
        "setup.given_up", "setup.late_card", "card.detached",
    ];

    [Fact]
    public async Task What_happened_is_told_with_its_time_its_detail_and_who_did_it()
    {
        await using var context = new PanelContext();

        var panel = context.Render<SetupTimelinePanel>(parameters => parameters.Add(timeline => timeline.Entries,
        [
            new(Samples.Moment, "setup.sent_to_reader", "Camille D.", "Front desk"),
            new(Samples.Moment.AddSeconds(20), "setup.card_declined", null, null),
            new(Samples.Moment.AddSeconds(40), "setup.something_new", "Portal", null),
        ]));

        panel.FindAll("li").Select(PanelContext.Words).ShouldBe(
        [
            "23 Nov 2026 14:02:11 Sent to the reader Front desk Camille D.",
            "23 Nov 2026 14:02:31 The bank declined the card",
            "23 Nov 2026 14:02:51 setup.something_new Portal",
        ]);
    }

    [Fact]
    public async Task Where_nothing_happened_yet_that_is_said()
    {
        await using var context = new PanelContext();

        var panel = context.Render<SetupTimelinePanel>(parameters => parameters.Add(timeline => timeline.Entries, []));

        PanelContext.Words(panel.Find("p")).ShouldBe("Nothing has been written down yet.");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_kind_and_every_state_has_its_own_words(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Kinds.Where(kind => string.Equals(SetupWords.OfEvent(kind), kind, StringComparison.Ordinal)).ShouldBeEmpty();
        Enum.GetValues<SetupState>().Where(state => string.Equals(SetupWords.Of(state), state.ToString(), StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
