using Bunit;
using Bunit.TestDoubles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SignedForms;

namespace MotoPortal.Tests.SaveCard.Components;

/// <summary>The evidence of a consent: asked according to the order channel, without default answers.</summary>
public sealed class EvidencePanelTests : PanelContext
{
    private readonly EvidenceForm _form = new();
    private int _wentOn;
    private int _declined;

    [Fact]
    public void Nothing_has_a_default_and_each_missing_answer_is_named()
    {
        var panel = RenderPanel(OrderChannel.Telephone);
        panel.FindAll("input[checked]").ShouldBeEmpty();

        panel.HandIn();

        panel.Summary().Length.ShouldBe(3);
        panel.Beside("evidence-identity").ShouldBe("This is needed.");
        _wentOn.ShouldBe(0);
    }

    [Fact]
    public void A_caller_who_was_identified_can_be_read_the_terms()
    {
        var panel = RenderPanel(OrderChannel.Telephone);

        panel.Tick("Called back on the number on record");
        panel.Tick("Yes");
        panel.Tick("The customer’s own");
        panel.Type("evidence-call", "CALL-77");
        panel.HandIn();

        _wentOn.ShouldBe(1);
        (_form.IdentityCheck, _form.IdentityPassed, _form.CallReference, _form.Cardholder).ShouldBe(
            (IdentityCheck.CallBack, true, "CALL-77", Cardholder.Customer));
    }

    [Fact]
    public void For_a_caller_who_was_not_identified_there_is_only_the_way_without_a_card()
    {
        var panel = RenderPanel(OrderChannel.Telephone);

        panel.Tick("The customer number");
        panel.Tick("No");
        panel.Tick("The customer’s own");
        panel.HandIn();

        _wentOn.ShouldBe(0);
        panel.Words().ShouldContain("Do not save a card for this caller");
        panel.Button("Go on without saving").Click();
        _declined.ShouldBe(1);
    }

    [Fact]
    public void Another_persons_card_needs_that_persons_own_agreement()
    {
        var panel = RenderPanel(OrderChannel.Telephone);

        panel.Tick("Somebody else’s");
        panel.Words().ShouldContain("That person must agree themself");
        panel.HandIn();

        panel.Beside("evidence-relation").ShouldBe("This is needed.");
    }

    [Fact]
    public void A_card_number_in_the_call_reference_is_refused()
    {
        var panel = RenderPanel(OrderChannel.Telephone);

        panel.Type("evidence-call", "4242424242424242");

        panel.Beside("evidence-call").ShouldBe("This looks like a card number. Card numbers belong on the reader only; nothing was kept.");
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-20", "evidence-received", "This day has not come yet.")]
    [InlineData("2026-11-20", "2026-11-21", "evidence-signed", "This day is later than it can be.")]
    public void A_letter_is_signed_before_it_is_received_and_received_before_it_is_noted(
        string received, string signature, string field, string problem)
    {
        var panel = RenderPanel(OrderChannel.Post);

        panel.Type("evidence-received", received);
        panel.Type("evidence-signed", signature);
        panel.HandIn();

        panel.Beside(field).ShouldBe(problem);
        _wentOn.ShouldBe(0);
    }

    [Fact]
    public void The_scan_can_be_uploaded_only_after_the_part_with_the_card_number_was_cut_off()
    {
        ComponentFactories.AddStub<SignedFormField>();
        var panel = RenderPanel(OrderChannel.Post);
        panel.FindComponents<Stub<SignedFormField>>().ShouldBeEmpty();

        panel.HandIn();
        panel.Beside("evidence-card-part").ShouldBe("Without this no card can be taken.");
        panel.Tick("It is cut off");

        panel.FindComponents<Stub<SignedFormField>>().Count.ShouldBe(1);
    }

    private IRenderedComponent<EvidencePanel> RenderPanel(OrderChannel channel) =>
        Render<EvidencePanel>(panel => panel
            .Add(p => p.SetupId, Samples.Setup)
            .Add(p => p.Form, _form)
            .Add(p => p.Channel, channel)
            .Add(p => p.Today, Samples.Today)
            .Add(p => p.OnDecline, () => _declined++)
            .Add(p => p.OnGoOn, () => _wentOn++));
}
