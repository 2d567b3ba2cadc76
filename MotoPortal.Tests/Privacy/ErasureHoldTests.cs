using Microsoft.EntityFrameworkCore;
using MotoPortal.Audit.Answers;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Objects;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Privacy;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Privacy;

/// <summary>Evidence of a dispute is not erased while the dispute is open, on any request.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class ErasureHoldTests : IAsyncLifetime
{
    private static Actor Alex => ActingPeople.Alex;

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_customer_whose_charge_is_disputed_is_not_erased_until_the_bank_has_decided()
    {
        var charge = await _host.ChargedAsync();
        await HappenAsync(charge, "dispute_charge");
        var due = (await _host.Get<DisputeReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).ShouldHaveSingleItem().DueBy;
        due.ShouldNotBeNull();
        var before = await CountsAsync(charge);

        (await EraseAsync(charge)).ShouldBe(new ErasureOutcome.Held(new ErasureHoldView(HoldReason.OpenDispute, charge.Number, due)));
        (await _host.As(Alex).Get<ErasureWorkflow>().PreviewAsync(charge.CustomerId, CancellationToken.None)).ShouldBeGiven()!.Hold
            .ShouldBe(new ErasureHoldView(HoldReason.OpenDispute, charge.Number, due));
        (await CountsAsync(charge)).ShouldBe(before);
        (await _host.Get<ConsentReads>().FindAsync(charge.ConsentId!.Value, CancellationToken.None))!.Ending.ShouldBeNull();

        await DecideAsync(charge, "win_dispute");
        (await EraseAsync(charge)).ShouldBeOfType<ErasureOutcome.Erased>();
    }

    [Theory]
    [InlineData("inquire_charge", "win_dispute")]
    [InlineData("dispute_charge", "lose_dispute")]
    public async Task An_inquiry_holds_as_a_dispute_does_and_what_was_decided_holds_no_more(string opening, string decision)
    {
        var charge = await _host.ChargedAsync();
        await HappenAsync(charge, opening);
        (await EraseAsync(charge)).ShouldBeOfType<ErasureOutcome.Held>().Hold.Reason.ShouldBe(HoldReason.OpenDispute);

        await DecideAsync(charge, decision);

        (await EraseAsync(charge)).ShouldBeOfType<ErasureOutcome.Erased>();
    }

    [Fact]
    public async Task A_charge_with_an_unknown_result_holds_the_erasure_until_it_is_settled()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "POST /v1/payment_intents");
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        charge.State.ShouldBe(ChargeState.Unknown);

        (await EraseAsync(charge)).ShouldBe(new ErasureOutcome.Held(new ErasureHoldView(HoldReason.OpenCharge, charge.Number, null)));
        await _host.SettleAsync(TimeSpan.FromSeconds(3));

        (await EraseAsync(charge)).ShouldBeOfType<ErasureOutcome.Erased>();
    }

    [Fact]
    public async Task The_night_run_passes_over_the_disputed_customer_and_takes_the_others()
    {
        var disputed = await _host.ChargedAsync();
        var other = await _host.ConsentAsync(await _host.SealedAsync());
        await _host.WithdrawAsync(disputed.ConsentId!.Value);
        await _host.WithdrawAsync(other.Id);
        await _host.RemoveCardsAsync();
        await HappenAsync(disputed, "dispute_charge");
        _host.Clock.Advance(TimeSpan.FromDays(366 * 12));

        var gone = (await _host.People.Portal.Get<RetentionWorkflow>().RunAsync(CancellationToken.None)).ShouldBeGiven();

        (gone[RetentionKind.Persons], gone[RetentionKind.Charges]).ShouldBe((1, 0));
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<KnownCustomer>().Where(customer => customer.ErasedAt == null).Select(customer => customer.Id).ToListAsync()).ShouldBe(
            [disputed.CustomerId]);
        (await db.Set<ConsentEvidence>().Select(evidence => evidence.ConsentId).ToListAsync()).ShouldBe([disputed.ConsentId.Value]);

        await DecideAsync(disputed, "win_dispute");
        gone = (await _host.People.Portal.Get<RetentionWorkflow>().RunAsync(CancellationToken.None)).ShouldBeGiven();
        gone[RetentionKind.Persons].ShouldBe(1);
    }

    [Fact]
    public async Task While_a_charge_can_be_disputed_the_evidence_stays_and_then_goes_by_itself()
    {
        var charge = await _host.ChargedAsync();
        var workflow = _host.As(Alex).Get<ErasureWorkflow>();
        var window = (await workflow.PreviewAsync(charge.CustomerId, CancellationToken.None)).ShouldBeGiven()!.Window.ShouldNotBeNull();
        (window.ChargeNumber, window.Until).ShouldBe((charge.Number, charge.SettledAt!.Value.AddDays(120)));
        var before = await CountsAsync(charge);

        (await workflow.EraseLaterAsync(charge.CustomerId, charge.CustomerName, withdraws: true, CancellationToken.None))
            .ShouldBe(new ErasureOutcome.Postponed(charge.Number, window.Until));

        (await _host.Get<ConsentReads>().FindAsync(charge.ConsentId!.Value, CancellationToken.None))!.Ending.ShouldNotBeNull();
        (await CountsAsync(charge)).Evidence.ShouldBe(before.Evidence);
        (await workflow.PreviewAsync(charge.CustomerId, CancellationToken.None)).ShouldBeGiven()!.EraseAfter.ShouldBe(window.Until);
        await _host.RemoveCardsAsync();

        // One night before, and the night after.
        _host.Clock.Advance(TimeSpan.FromDays(119));
        (await RunNightAsync()).ShouldBe(0);
        _host.Clock.Advance(TimeSpan.FromDays(2));
        (await RunNightAsync()).ShouldBe(1);

        (await CountsAsync(charge)).Evidence.ShouldBe(0);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerEntry>().Where(entry => entry.Kind == "person.erased").Select(entry => entry.Payload!.Json).SingleAsync())
            .ShouldContain("\"basis\":\"request\"");

        async Task<int> RunNightAsync() => (await _host.People.Portal.Get<RetentionWorkflow>().RunAsync(CancellationToken.None))
            .ShouldBeGiven()[RetentionKind.Persons];
    }

    [Fact]
    public async Task What_was_given_to_Stripe_to_answer_a_dispute_is_said_to_stay_there()
    {
        var charge = await _host.ChargedAsync();
        await HappenAsync(charge, "dispute_charge");
        (await StaysAtStripeAsync()).ShouldBeFalse();
        var dispute = (await _host.Get<DisputeReads>().ListOfChargeAsync(charge.Id, CancellationToken.None)).ShouldHaveSingleItem().Id;
        (await _host.As(ActingPeople.Sam).Get<DisputeAnswerWorkflow>()
            .AttachAsync(dispute, EvidenceFileField.Receipt, CancellationToken.None)).ShouldBeOfType<DisputeAnswerOutcome.Given>();

        await DecideAsync(charge, "lose_dispute");

        (await StaysAtStripeAsync()).ShouldBeTrue();

        async Task<bool> StaysAtStripeAsync() =>
            (await _host.As(Alex).Get<ErasureWorkflow>().PreviewAsync(charge.CustomerId, CancellationToken.None)).ShouldBeGiven()!
                .HasAnswersAtStripe;
    }

    [Fact]
    public async Task A_customer_without_a_charge_that_can_be_disputed_is_erased_at_once_and_so_is_one_whose_window_has_closed()
    {
        var consent = await _host.ConsentAsync(await _host.SealedAsync());
        var charge = await _host.ChargedAsync();
        var workflow = _host.As(Alex).Get<ErasureWorkflow>();

        (await workflow.EraseLaterAsync(consent.CustomerId, consent.Number, withdraws: true, CancellationToken.None))
            .ShouldBeOfType<ErasureOutcome.Erased>();
        _host.Clock.Advance(TimeSpan.FromDays(121));
        (await workflow.EraseLaterAsync(charge.CustomerId, charge.CustomerName, withdraws: true, CancellationToken.None))
            .ShouldBeOfType<ErasureOutcome.Erased>();
    }

    private Task<ErasureOutcome> EraseAsync(ChargeView charge) =>
        _host.As(Alex).Get<ErasureWorkflow>().EraseAsync(charge.CustomerId, charge.CustomerName, withdraws: true, CancellationToken.None);

    private async Task<(int Evidence, int Payloads)> CountsAsync(ChargeView charge)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return (
            await db.Set<ConsentEvidence>().CountAsync(evidence => evidence.ConsentId == charge.ConsentId),
            await db.Set<LedgerEntry>().CountAsync(entry => entry.CustomerId == charge.CustomerId && entry.Payload != null));
    }

    private async Task HappenAsync(ChargeView charge, string act)
    {
        await _host.HappenAsync(
            act, (await _host.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value)).LatestChargeId, "fraudulent");
        await NoticeAsync(charge, "charge.dispute.created");
    }

    private async Task DecideAsync(ChargeView charge, string act)
    {
        await _host.HappenAsync(act, (await _host.Stripe.V1.Disputes.ListAsync()).Single().Id);
        await NoticeAsync(charge, "charge.dispute.closed");
    }

    private Task NoticeAsync(ChargeView charge, string type) =>
        new DisputeEvents(_host.Get<IDbContextFactory<PortalDb>>(), _host.People.Portal.Get<DisputeWorkflow>()).ApplyAsync(
            new StripeEventReference(type, null, null, charge.PaymentIntent), CancellationToken.None);
}
