using System.Collections.Immutable;
using Bunit;
using MotoPortal.Accounts.Stores;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class ReaderPanelTests : PanelContext
{
    private static readonly StoreView Lyon = new(LocationId.From("tml_lyon"), "Lyon");
    private static readonly StoreView Paris = new(LocationId.From("tml_paris"), "Paris");
    private static readonly ReaderView Front = Samples.Reader("front", "Front desk");
    private static readonly ReaderView Back = Samples.Reader("back", "Back office", isOnline: false);

    private readonly List<ReaderChosen> _sent = [];
    private readonly List<StoreView> _stores = [];
    private int _looked;

    [Fact]
    public void A_person_without_a_store_chooses_one_first()
    {
        var panel = RenderPanel(null, store: null, stores: [Lyon, Paris]);

        panel.Button("Paris").Click();

        _stores.ShouldBe([Paris]);
        panel.HasButton("Send to reader").ShouldBeFalse();
    }

    [Fact]
    public void When_no_store_can_be_read_it_says_what_to_do()
    {
        var panel = RenderPanel(null, store: null, stores: []);

        panel.Find("[role=alert]").TextContent.ShouldContain("No store could be read from Stripe");
        panel.Button("Look again").Click();

        _looked.ShouldBe(1);
    }

    [Fact]
    public void Health_is_said_in_words_and_hides_no_reader()
    {
        var panel = RenderPanel(new ReaderListOutcome.Listed([Front, Back, Samples.Reader("old", "Old one", isOnline: null)]));

        panel.FindAll(".status").Select(status => status.TextContent).ShouldBe(
            ["Connected", "Not connected · last seen 23\u00a0Nov\u00a013:57", "Connection unknown · last seen 23\u00a0Nov\u00a013:57"]);
        panel.FindAll("input[disabled]").ShouldBeEmpty();
    }

    [Fact]
    public void A_reader_is_chosen_and_sent_to()
    {
        var panel = RenderPanel(new ReaderListOutcome.Listed([Front, Back]));
        panel.FindAll("input[checked]").ShouldBeEmpty();

        panel.HandIn();
        panel.Beside("reader").ShouldBe("This is needed.");
        panel.Tick("Back office");
        panel.HandIn();

        _sent.Select(chosen => chosen.Reader.Id).ShouldBe([Back.Id]);
    }

    [Fact]
    public void A_reader_that_was_not_inspected_in_time_is_shown_and_cannot_be_chosen()
    {
        var panel = RenderPanel(new ReaderListOutcome.Listed(
            [
                Front with { Inspection = InspectionStanding.Overdue },
                Back,
                Samples.Reader("torn", "Torn") with { Inspection = InspectionStanding.Suspicious }
            ]));

        panel.Words().ShouldContain("Inspection overdue");
        panel.Words().ShouldContain("Suspicious at its last inspection");
        panel.Find("a[href='/readers']").TextContent.ShouldStartWith("Inspect a reader");
        panel.FindAll("input[disabled]").Count.ShouldBe(2);
        panel.HandIn();

        _sent.Select(chosen => chosen.Reader.Id).ShouldBe([Back.Id]);
    }

    [Fact]
    public void The_only_free_reader_needs_no_choosing()
    {
        var panel = RenderPanel(new ReaderListOutcome.Listed(
            [
                Front,
                Back with { HeldBy = "Malik", HeldForSetup = CardSetupId.From("set_2") },
                Samples.Reader("m2", "Old one") with { TakesCardsByPhone = false }
            ]));

        panel.Words().ShouldContain("Held by Malik");
        panel.Words().ShouldContain("Cannot key in cards");
        panel.FindAll("input[disabled]").Count.ShouldBe(2);
        panel.HandIn();

        _sent.Select(chosen => chosen.Reader.Id).ShouldBe([Front.Id]);
    }

    [Fact]
    public void A_setups_own_hold_on_a_reader_is_no_hindrance()
    {
        var panel = RenderPanel(new ReaderListOutcome.Listed([Front with { HeldBy = "Camille", HeldForSetup = Samples.Setup }]));

        panel.HandIn();

        _sent.Select(chosen => chosen.Reader.Id).ShouldBe([Front.Id]);
    }

    [Fact]
    public void The_reader_of_the_last_attempt_is_chosen_again()
    {
        var panel = RenderPanel(new ReaderListOutcome.Listed([Front, Back]), lastUsed: Back.Id);

        panel.HandIn();

        _sent.Select(chosen => chosen.Reader.Id).ShouldBe([Back.Id]);
    }

    [Fact]
    public void A_store_without_readers_says_so()
    {
        var panel = RenderPanel(new ReaderListOutcome.Listed([]));

        panel.Find("[role=alert]").TextContent.ShouldContain("This store has no reader");
        panel.HasButton("Send to reader").ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, "Stripe could not be asked about the readers")]
    [InlineData(true, "Stripe refuses the portal’s key.")]
    public void When_readers_cannot_be_read_it_says_why(bool refused, string words)
    {
        var panel = RenderPanel(refused ? new ReaderListOutcome.KeyRefused() : new ReaderListOutcome.NotReachable());

        panel.Find("[role=alert]").TextContent.ShouldContain(words);
    }

    private IRenderedComponent<ReaderPanel> RenderPanel(ReaderListOutcome? readers, ReaderId? lastUsed = null) =>
        RenderPanel(readers, Lyon, [Lyon, Paris], lastUsed);

    private IRenderedComponent<ReaderPanel> RenderPanel(
        ReaderListOutcome? readers, StoreView? store, ImmutableArray<StoreView> stores, ReaderId? lastUsed = null) =>
        Render<ReaderPanel>(panel => panel
            .Add(p => p.SetupId, Samples.Setup)
            .Add(p => p.Stores, stores)
            .Add(p => p.Store, store)
            .Add(p => p.Readers, readers)
            .Add(p => p.LastUsed, lastUsed)
            .Add(p => p.Busy, false)
            .Add(p => p.OnStore, _stores.Add)
            .Add(p => p.OnLookAgain, () => _looked++)
            .Add(p => p.OnSend, _sent.Add));
}
