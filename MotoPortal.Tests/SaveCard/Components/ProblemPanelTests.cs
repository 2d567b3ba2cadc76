using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class ProblemPanelTests : PanelContext
{
    private readonly List<ProblemAnswer> _chosen = [];

    public static TheoryData<SetupProblem> Problems => new(Enum.GetValues<SetupProblem>());

    [Theory]
    [MemberData(nameof(Problems))]
    public void Every_problem_has_one_next_action_and_at_most_two_others(SetupProblem kind)
    {
        var panel = RenderPanel(new ProblemView(kind, null, null));

        panel.Find("h2").TextContent.ShouldNotContain("Problem");
        panel.FindAll(".say p").Count.ShouldBe(1);
        panel.FindAll("button.mud-button-filled").Count.ShouldBe(1);
        panel.FindAll("button").Count.ShouldBeInRange(1, 3);
        panel.HasButton("Stop").ShouldBeTrue();
    }

    [Fact]
    public void A_declined_card_leads_to_another_card_on_the_same_reader()
    {
        var panel = RenderPanel(new ProblemView(SetupProblem.Declined, "insufficient_funds", null));

        panel.Button("Another card on Front desk").Click();
        panel.Button("Choose another reader").Click();
        panel.Button("Stop").Click();

        _chosen.Select(answer => answer.Choice).ShouldBe([ProblemChoice.SendAgain, ProblemChoice.AnotherReader, ProblemChoice.Stop]);
        panel.Words().ShouldContain("insufficient_funds");
    }

    [Theory]
    [InlineData("fraudulent")]
    [InlineData("lost_card")]
    [InlineData("stolen_card")]
    [InlineData("pickup_card")]
    [InlineData("merchant_blacklist")]
    public void Nobody_reads_why_a_card_is_suspected(string code)
    {
        var panel = RenderPanel(new ProblemView(SetupProblem.Declined, code, null));

        panel.Markup.ShouldNotContain(code);
        foreach (var word in new[] { "fraud", "lost", "stolen", "suspect" })
        {
            panel.Words().ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public void Who_holds_the_reader_is_named()
    {
        RenderPanel(new ProblemView(SetupProblem.ReaderHeld, null, "Malik")).Words().ShouldContain("Held by Malik");
    }

    [Fact]
    public void A_letter_has_no_caller_to_talk_to()
    {
        RenderPanel(new ProblemView(SetupProblem.TimedOut, null, null), OrderChannel.Post).FindAll(".say").ShouldBeEmpty();
    }

    private IRenderedComponent<ProblemPanel> RenderPanel(ProblemView problem, OrderChannel channel = OrderChannel.Telephone) =>
        Render<ProblemPanel>(panel => panel.Add(p => p.Problem, problem)
            .Add(p => p.Channel, channel).Add(p => p.ReaderLabel, "Front desk").Add(p => p.Busy, false).Add(p => p.OnAction, _chosen.Add));
}
