using Bunit;
using MotoPortal.Consents.Agreement;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class SetupSummaryPanelTests : PanelContext
{
    private readonly List<string> _changed = [];

    [Fact]
    public void At_first_nothing_is_known()
    {
        var panel = RenderPanel(Samples.View(SetupState.Draft, SetupStep.Customer));

        panel.FindAll(".open").Count.ShouldBe(5);
        panel.HasButton("Change").ShouldBeFalse();
    }

    [Fact]
    public void Customer_and_order_can_be_changed_until_the_consent_is_recorded()
    {
        var draft = Samples.View(SetupState.Draft, SetupStep.Consent) with
        {
            Customer =
            Samples.Zoe,
            Channel = OrderChannel.Telephone,
            OrderReference = "A-10442"
        };
        var panel = RenderPanel(draft, Samples.Scope);

        panel.Words().ShouldContain("+33\u00a06\u00a012\u00a034\u00a056\u00a078");
        panel.Words().ShouldContain("By telephone · A-10442");
        panel.Words().ShouldContain("Not recorded yet");
        panel.FindAll("dt button")[0].Click();
        panel.FindAll("dt button")[1].Click();

        _changed.ShouldBe(["customer", "order"]);
        RenderPanel(draft with { State = SetupState.Consented }).HasButton("Change").ShouldBeFalse();
    }

    [Theory]
    [InlineData(SetupState.Draft, true)]
    [InlineData(SetupState.Consented, true)]
    [InlineData(SetupState.IntentReady, true)]
    [InlineData(SetupState.OnReader, false)]
    [InlineData(SetupState.Settling, false)]
    [InlineData(SetupState.Saved, false)]
    public void A_setup_can_be_stopped_while_no_reader_is_at_work(SetupState state, bool stops)
    {
        RenderPanel(Samples.View(state, SetupStep.Customer)).HasButton("Stop").ShouldBe(stops);
    }

    [Fact]
    public void At_the_end_all_of_it_stands_there()
    {
        var panel = RenderPanel(Samples.Saved());

        panel.Words().ShouldContain("C-1043 · terms version 1 · français");
        panel.Words().ShouldContain("Front desk");
        panel.Words().ShouldContain("Visa •••• 4242 · 12/30");
        panel.FindAll(".open").ShouldBeEmpty();
    }

    [Fact]
    public void The_last_problem_is_remembered()
    {
        var view = Samples.View(SetupState.IntentReady, SetupStep.Reader) with
        {
            Attempt =
            Samples.Attempt,
            Problem = new ProblemView(SetupProblem.TimedOut, null, null)
        };

        RenderPanel(view).Words().ShouldContain("Nothing happened on the reader in time");
    }

    private IRenderedComponent<SetupSummaryPanel> RenderPanel(SetupView view, ConsentScope? draft = null) =>
        Render<SetupSummaryPanel>(panel => panel
            .Add(p => p.View, view)
            .Add(p => p.Draft, draft)
            .Add(p => p.Busy, false)
            .Add(p => p.OnChangeCustomer, () => _changed.Add("customer"))
            .Add(p => p.OnChangeOrder, () => _changed.Add("order")));
}
