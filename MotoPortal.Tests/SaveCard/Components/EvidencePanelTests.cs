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
        panel.Tick("Called back just now");
        panel.Tick("Yes");
        panel.Tick("Somebody else’s");
        panel.Words().ShouldContain("That person must agree themself");
        panel.HandIn();

        panel.Beside("evidence-holder-name").ShouldBe("This is needed.");
        panel.Beside("evidence-relation").ShouldBe("This is needed.");
        panel.Beside("evidence-holder-agreed").ShouldBe("Without this no card can be taken.");

        panel.Type("evidence-holder-name", "Ada Lovelace");
        panel.Type("evidence-relation", "Her mother");
        panel.Words().ShouldContain("Ada Lovelace, am I speaking with you yourself?");
        panel.HandIn();
        _wentOn.ShouldBe(0);

        panel.Tick("They said yes themself");
        panel.HandIn();
        _wentOn.ShouldBe(1);
        (_form.CardholderName, _form.CardholderRelation, _form.CardholderAgreed).ShouldBe(("Ada Lovelace", "Her mother", true));
    }

    [Fact]
    public void By_post_another_persons_signature_is_asked_for()
    {
        var panel = RenderPanel(OrderChannel.Post);

        panel.Tick("Somebody else’s");
        panel.Type("evidence-holder-name", "Ada Lovelace");

        panel.Words().ShouldContain("Ada Lovelace has signed the form too.");
        panel.Tick("The form has this signature");
        _form.CardholderAgreed.ShouldBeTrue();
    }

    [Fact]
    public void While_it_is_not_known_what_can_be_checked_no_answer_is_shown_that_could_move()
    {
        var panel = Render<EvidencePanel>(panel => panel
            .Add(p => p.SetupId, Samples.Setup)
            .Add(p => p.Form, _form)
            .Add(p => p.Channel, OrderChannel.Telephone)
            .Add(p => p.Today, Samples.Today)
            .Add(p => p.Language, "en"));
        panel.FindAll("#evidence-identity").ShouldBeEmpty();
        panel.FindAll("#evidence-cardholder").Count.ShouldBe(1);

        panel.Render(parameters => parameters.Add(p => p.Offered, CallerRules.Offered(CallerRecord.None)));

        panel.FindAll("#evidence-identity input").Count.ShouldBe(3);
    }

    [Fact]
    public void Of_a_new_customer_only_checks_are_offered_that_the_record_can_support()
    {
        var panel = Render<EvidencePanel>(panel => panel
            .Add(p => p.SetupId, Samples.Setup)
            .Add(p => p.Form, _form)
            .Add(p => p.Offered, CallerRules.Offered(CallerRecord.None))
            .Add(p => p.Channel, OrderChannel.Telephone)
            .Add(p => p.Today, Samples.Today)
            .Add(p => p.Language, "en")
            .Add(p => p.OnGoOn, () => _wentOn++));

        panel.FindAll("#evidence-identity .title").Select(title => title.TextContent).ShouldBe(
        [
            "Known by voice to a colleague or me", "Spelled the name and address of the order", "The caller cannot be checked",
        ]);

        panel.Tick("Known by voice");
        panel.Tick("Yes");
        panel.Tick("The customer’s own");
        panel.HandIn();
        panel.Beside("evidence-known-to").ShouldBe("This is needed.");
        panel.Type("evidence-known-to", "Noor B.");
        panel.HandIn();

        _wentOn.ShouldBe(1);
    }

    [Fact]
    public void Where_no_check_is_possible_there_is_only_the_way_without_a_card()
    {
        var panel = RenderPanel(OrderChannel.Telephone);

        panel.Tick("The caller cannot be checked");
        panel.FindAll("#evidence-passed").ShouldBeEmpty();
        panel.Tick("The customer’s own");
        panel.HandIn();
        _wentOn.ShouldBe(0);

        panel.Button("Go on without saving").Click();
        _declined.ShouldBe(1);
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
            .Add(p => p.Language, "en")
            .Add(p => p.Offered, [.. Enum.GetValues<IdentityCheck>()])
            .Add(p => p.OnDecline, () => _declined++)
            .Add(p => p.OnGoOn, () => _wentOn++));
}
