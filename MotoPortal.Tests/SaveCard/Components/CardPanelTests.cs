using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class CardPanelTests : PanelContext
{
    private int _canceled;
    private int _prolonged;

    [Fact]
    public void Before_the_reader_answers_only_the_sending_is_known()
    {
        var panel = RenderPanel(Samples.Attempt);

        panel.Find("h2").TextContent.ShouldBe("Sending to the reader");
        panel.FindAll(".facts li").Select(fact => fact.GetAttribute("data-known")).ShouldBe(["true", "false", "false"]);
    }

    [Fact]
    public void Once_the_reader_has_it_the_page_says_what_to_ask_and_invents_no_field()
    {
        var panel = RenderPanel(Samples.Attempt with { AcceptedAt = Samples.Now.AddSeconds(1) });

        panel.Find("h2").TextContent.ShouldBe("The reader asks for the card");
        panel.Find(".say p").TextContent.ShouldContain("May I have your card number?");
        panel.FindAll(".facts li").Select(fact => fact.GetAttribute("data-known")).ShouldBe(["true", "true", "false"]);
        panel.Words().ShouldContain("14:02:12");
    }

    [Fact]
    public void A_letter_has_no_caller_to_talk_to()
    {
        var panel = RenderPanel(Samples.Attempt, channel: OrderChannel.Post);

        panel.FindAll(".say").ShouldBeEmpty();
        panel.Words().ShouldContain("Key the card in from the form");
    }

    [Fact]
    public void There_is_a_way_out_and_a_way_to_wait()
    {
        var panel = RenderPanel(Samples.Attempt);

        panel.Button("Cancel").Click();
        panel.Button("More time").Click();

        (_canceled, _prolonged).ShouldBe((1, 1));
        panel.Button("Cancel").GetAttribute("aria-keyshortcuts").ShouldBe("F8");
    }

    [Fact]
    public void While_it_is_being_stopped_nothing_else_can_be_asked()
    {
        var panel = RenderPanel(Samples.Attempt with { IsCanceling = true });

        panel.Find("h2").TextContent.ShouldBe("Stopping the reader");
        panel.FindAll("button:not([disabled])").ShouldBeEmpty();
    }

    [Fact]
    public void While_it_is_unknown_the_card_must_not_be_keyed_again()
    {
        var panel = RenderPanel(Samples.Attempt, isSettling: true);

        panel.Words().ShouldContain("We are checking with Stripe what happened");
        panel.Words().ShouldContain("Do not key the card again yet.");
        panel.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public void The_browser_counts_the_seconds_and_the_time_that_is_left_and_the_page_draws_nothing_meanwhile()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var panel = RenderPanel(Samples.Attempt);

        panel.FindAll("running-clock").Select(clock => (clock.GetAttribute("data-counts"), clock.GetAttribute("data-milliseconds")))
            .ShouldBe([("up", "1000"), ("down", "179000")]);
        var drawn = panel.RenderCount;
        Clock.Advance(TimeSpan.FromSeconds(30));

        panel.RenderCount.ShouldBe(drawn);
    }

    [Fact]
    public void The_practice_reader_stands_beside_it_and_nothing_does_for_a_real_one()
    {
        RenderPanel(Samples.Attempt).FindAll("iframe").ShouldBeEmpty();

        var panel = RenderPanel(Samples.Attempt, frame: "http://127.0.0.1:12111/reader/tmr_front?lang=en");

        panel.Find("iframe").GetAttribute("src").ShouldBe("http://127.0.0.1:12111/reader/tmr_front?lang=en");
        panel.Find("iframe").GetAttribute("title").ShouldBe("Practice reader Front desk");
        panel.Find("figcaption a").GetAttribute("target").ShouldBe("_blank");
    }

    private IRenderedComponent<CardPanel> RenderPanel(AttemptView attempt, bool isSettling =
        false, OrderChannel channel = OrderChannel.Telephone, string? frame = null) =>
        Render<CardPanel>(panel => panel
            .Add(p => p.Attempt, attempt)
            .Add(p => p.Channel, channel)
            .Add(p => p.IsSettling, isSettling)
            .Add(p => p.FrameAddress, frame)
            .Add(p => p.Busy, false)
            .Add(p => p.OnCancel, () => _canceled++)
            .Add(p => p.OnMoreTime, () => _prolonged++));
}
