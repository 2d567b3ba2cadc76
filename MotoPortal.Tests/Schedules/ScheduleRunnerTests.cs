using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Running;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using static MotoPortal.Tests.Schedules.Scheduling;

namespace MotoPortal.Tests.Schedules;

[Trait(Categories.Name, Categories.Slow)]
public sealed class ScheduleRunnerTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_year_of_monthly_charges_is_made_each_on_its_day_and_then_ends()
    {
        var consent = await _host.SavedMonthlyAsync();
        var first = consent.Scope.FirstDay!.Value;
        for (var month = 0; month <= 12; month++)
        {
            await _host.RunAsync();
            await _host.RunAsync();
            _host.Clock.SetUtcNow(new DateTimeOffset(first.AddMonths(month + 1), new TimeOnly(9, 0), TimeSpan.Zero));
        }

        await _host.RunAsync();
        var charges = await _host.ChargesAsync(consent);
        charges.Select(charge => (charge.DueOn, charge.Amount, charge.State, charge.Origin, charge.Initiation))
            .ShouldBe(Enumerable.Range(0, 13).Select(month => ((DateOnly?)first
                .AddMonths(month), Euros(40), ChargeState.Succeeded, ChargeOrigin.Schedule, ChargeInitiation.CustomerAbsent)));
        charges.ShouldAllBe(charge => DateOnly.FromDateTime(charge.RequestedAt.UtcDateTime) == charge.DueOn);
        (await _host.ScheduleAsync(consent)).ShouldSatisfyAllConditions(
            schedule => schedule.State.ShouldBe(ScheduleState.Ended),
            schedule => schedule.End.ShouldBe(ScheduleEnd.Finished));
    }

    [Fact]
    public async Task Instalments_are_charged_in_their_order_with_the_usage_that_Stripe_wants()
    {
        var consent = await _host.SavedInstalmentsAsync();
        await _host.LiveAsync(days: 95);

        (await _host.ChargesAsync(consent)).Select(charge => (charge.DueOn, charge.State))
            .ShouldBe(consent.Scope.Plan!.Rows.Select(row => ((DateOnly?)row.DueOn, ChargeState.Succeeded)));
        (await _host.IntentsAsync()).ShouldAllBe(
            intent => intent.LatestCharge.PaymentMethodDetails.Card.StoredCredentialUsage == "installment");
        (await _host.ScheduleAsync(consent)).End.ShouldBe(ScheduleEnd.Finished);
        (await _host.SchedulesInLedgerAsync(consent)).ShouldBe(["schedule.made", "schedule.ended"]);
    }

    [Fact]
    public async Task Nothing_is_charged_before_the_day_or_before_the_hour()
    {
        var consent = await _host.SavedInstalmentsAsync();
        await _host.RunAsync();
        _host.Clock.SetUtcNow(new DateTimeOffset(consent.Scope.FirstDay!.Value, new TimeOnly(8, 59), TimeSpan.Zero));
        await _host.RunAsync();
        (await _host.ChargesAsync(consent)).ShouldBeEmpty();

        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await _host.RunAsync();
        (await _host.ChargesAsync(consent)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_runners_at_once_make_one_charge()
    {
        var consent = await _host.SavedMonthlyAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _host.RunAsync()));
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).Count.ShouldBe(1);
        (await _host.IntentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_three_months_of_silence_regular_charges_are_not_made_up_for()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.RunAsync();
        _host.Clock.Advance(TimeSpan.FromDays(100));
        await _host.LiveAsync(days: 2);

        var first = consent.Scope.FirstDay!.Value;
        (await _host.ChargesAsync(consent)).Select(charge => charge.DueOn).ShouldBe([first, first.AddMonths(3)]);
        (await _host.SchedulesInLedgerAsync(consent)).ShouldBe(["schedule.made", "schedule.missed"]);
    }

    [Fact]
    public async Task After_a_long_silence_overdue_instalments_are_charged_one_a_day()
    {
        var consent = await _host.SavedAsync(
            ConsentScope.Instalments("A bicycle", InstalmentPlan.Propose(Euros(500), 5, _host.Today(), ChargePeriod.Month)));
        await _host.RunAsync();
        _host.Clock.Advance(TimeSpan.FromDays(100));
        await _host.LiveAsync(days: 4);

        var charges = await _host.ChargesAsync(consent);
        charges.Select(charge => charge.DueOn).ShouldBe(consent.Scope.Plan!.Rows.Take(4).Select(row => (DateOnly?)row.DueOn));
        charges.Select(charge => DateOnly.FromDateTime(charge.RequestedAt.UtcDateTime)).ShouldBeUnique();
    }

    [Fact]
    public async Task A_crash_after_the_claim_and_before_the_request_charges_once_and_with_the_same_id()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.Get<ScheduleMaker>().WorkAsync(CancellationToken.None);
        var claimed = (await _host.People.Portal.Get<ScheduleWorkflow>().ClaimAsync(consent.Id, isCardRead: false, CancellationToken.None))
            .ShouldBeOfType<ScheduleWorkflow.Looked.Charge>();

        await _host.RunAsync();
        (await _host.ChargesAsync(consent)).ShouldBeEmpty("Somebody has the schedule.");
        _host.Clock.Advance(TimeSpan.FromMinutes(3));
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().Id.ShouldBe(claimed.Asked.Id);
    }

    [Fact]
    public async Task A_crash_after_the_request_and_before_its_outcome_is_taken_in_charges_once()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.Get<ScheduleMaker>().WorkAsync(CancellationToken.None);
        var claimed = (await _host.People.Portal.Get<ScheduleWorkflow>().ClaimAsync(consent.Id, isCardRead: false, CancellationToken.None))
            .ShouldBeOfType<ScheduleWorkflow.Looked.Charge>();
        await _host.ChargeAsync(claimed.Asked, MotoPortal.Ledger.Actor.Portal);

        _host.Clock.Advance(TimeSpan.FromMinutes(3));
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
        (await _host.ScheduleAsync(consent)).NextDueOn.ShouldBe(consent.Scope.FirstDay!.Value.AddMonths(1));
    }

    [Fact]
    public async Task While_the_outcome_is_not_known_nothing_else_is_charged()
    {
        var consent = await _host.SavedMonthlyAsync();
        _host.Fault(FaultKind.ConnectionDropped, request: "POST /v1/payment_intents");
        await _host.RunAsync();
        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.Unknown);

        await _host.LiveAsync(days: 3);
        await _host.SettleAsync(TimeSpan.FromMinutes(5));
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.Succeeded);
        (await _host.ScheduleAsync(consent)).NextDueOn.ShouldBe(consent.Scope.FirstDay!.Value.AddMonths(1));
    }

    [Fact]
    public async Task What_never_reached_Stripe_is_sent_again_after_a_quarter_of_an_hour()
    {
        var consent = await _host.SavedMonthlyAsync();
        _host.Fault(FaultKind.ServerErrorBefore, request: "POST /v1/payment_intents");
        await _host.RunAsync();
        await _host.SettleAsync(TimeSpan.FromSeconds(90));
        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().State.ShouldBe(ChargeState.NotSent);
        await _host.RunAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).Select(charge => charge.State).ShouldBe([ChargeState.NotSent, ChargeState.Succeeded]);
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_card_that_declines_softly_is_tried_again_within_bounds_and_then_a_person_is_asked()
    {
        var consent = await _host.SavedMonthlyAsync(Charging.DeclinesLater);
        await _host.LiveAsync(days: 29);

        var charges = await _host.ChargesAsync(consent);
        charges.Count.ShouldBe(5);
        charges.ShouldAllBe(charge => charge.State == ChargeState.Declined && charge.DueOn == consent.Scope.FirstDay);
        charges.Zip(charges.Skip(1), (one, next) => next.RequestedAt - one.RequestedAt).ShouldAllBe(apart => apart >= TimeSpan.FromDays(1));
        (await _host.ScheduleAsync(consent)).ShouldSatisfyAllConditions(
            schedule => schedule.State.ShouldBe(ScheduleState.NeedsAttention),
            schedule => schedule.Trouble.ShouldBe(ScheduleTrouble.TriesUsedUp));
    }

    [Fact]
    public async Task A_suspended_consent_is_charged_no_more_until_a_person_goes_on()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.RunAsync();
        await SuspendAsync(consent);
        await _host.RunAsync();
        (await _host.ScheduleAsync(consent)).Trouble.ShouldBe(ScheduleTrouble.Suspended);
        await _host.LiveAsync(days: 33);
        (await _host.ChargesAsync(consent)).Count.ShouldBe(1);

        await _host.As(Charging.Sam).Get<SuspensionWorkflow>().LiftAsync(consent.Id, "The bank has called back.", CancellationToken.None);
        var due = (await _host.ScheduleAsync(consent)).NextAmount!.Value;
        var workflow = _host.Get<ScheduleWorkflow>();

        // The person who continues has seen the amount.
        var other = due with { AmountMinorUnits = due.AmountMinorUnits - 1 };
        (await _host.As(Charging.Sam).Get<ScheduleWorkflow>().TryAgainAsync(consent.Id, other, CancellationToken.None)).ShouldBe(
            new ScheduleOutcome.OtherAmountShown(other));
        (await _host.As(Charging.Sam).Get<ScheduleWorkflow>().TryAgainAsync(consent.Id, null, CancellationToken.None)).ShouldBe(
            new ScheduleOutcome.OtherAmountShown(null));
        await _host.RunAsync();
        (await _host.ChargesAsync(consent)).Count.ShouldBe(1);

        (await _host.As(Charging.Sam).Get<ScheduleWorkflow>().TryAgainAsync(consent.Id, due, CancellationToken.None)).ShouldBe(
            new ScheduleOutcome.Done());
        await _host.RunAsync();
        (await _host.ChargesAsync(consent)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task While_it_is_paused_nothing_is_charged_and_resuming_goes_on_with_what_is_due()
    {
        var consent = await _host.SavedInstalmentsAsync();
        await _host.RunAsync();
        var workflow = _host.Get<ScheduleWorkflow>();
        (await workflow.PauseAsync(consent.Id, " ", CancellationToken.None)).ShouldBe(new ScheduleOutcome.Invalid(FieldProblem.Required));
        (await workflow.PauseAsync(consent.Id, "On holiday", CancellationToken.None)).ShouldBe(new ScheduleOutcome.Done());
        await _host.LiveAsync(days: 40);
        (await _host.ChargesAsync(consent)).ShouldBeEmpty();
        var paused = await _host.ScheduleAsync(consent);
        (paused.State, paused.PausedBy, paused.PauseReason).ShouldBe((ScheduleState.Paused, "Camille D.", "On holiday"));

        (await _host.As(SaveCardHost.Noor).Get<ScheduleWorkflow>().ResumeAsync(consent.Id, CancellationToken.None)).ShouldBe(
            new ScheduleOutcome.Done());
        await _host.LiveAsync(days: 1);
        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().DueOn.ShouldBe(consent.Scope.FirstDay);
        (await _host.As(SaveCardHost.Noor).Get<ScheduleWorkflow>().ResumeAsync(consent.Id, CancellationToken.None)).ShouldBe(
            new ScheduleOutcome.NotNow(ScheduleState.Active));
        (await _host.SchedulesInLedgerAsync(consent)).ShouldBe(["schedule.made", "schedule.paused", "schedule.resumed"]);
    }

    [Fact]
    public async Task A_withdrawal_ends_it_at_once_even_while_it_is_paused()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.RunAsync();
        await _host.Get<ScheduleWorkflow>().PauseAsync(consent.Id, "On holiday", CancellationToken.None);
        await _host.WithdrawAsync(consent.Id);
        await _host.RunAsync();

        var schedule = await _host.ScheduleAsync(consent);
        (schedule.State, schedule.End, schedule.PauseReason, schedule.NextDueOn).ShouldBe(
            (ScheduleState.Ended, ScheduleEnd.Withdrawn, null, null));
        await _host.LiveAsync(days: 35);
        (await _host.ChargesAsync(consent)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_clerk_has_charged_with_the_customer_on_the_line_is_not_charged_again()
    {
        var consent = await _host.SavedInstalmentsAsync();
        await _host.RunAsync();
        _host.Clock.SetUtcNow(new DateTimeOffset(consent.Scope.FirstDay!.Value, new TimeOnly(8, 0), TimeSpan.Zero));
        await _host.ChargeAsync(_host.Asking(consent, minorUnits: 10_000));
        await _host.LiveAsync(days: 2);

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().Origin.ShouldBe(ChargeOrigin.Clerk);
        (await _host.ScheduleAsync(consent)).NextDueOn.ShouldBe(consent.Scope.Plan!.Rows[1].DueOn);
    }

    [Fact]
    public async Task An_amount_that_somebody_else_has_entered_meanwhile_is_not_overwritten()
    {
        var consent = await _host.SavedAsync(
            ConsentScope.Recurring(
                "Coffee", AmountRule.UpTo, Euros(80), ChargePeriod.Month, _host.Today().AddDays(3), _host.Today().AddYears(1)));
        var workflow = _host.Get<ScheduleWorkflow>();
        await _host.RunAsync();
        var shown = await _host.ShownAsync(consent);
        (await workflow.EnterAmountAsync(consent.Id, "40", shown, CancellationToken.None)).ShouldBe(new ScheduleOutcome.Done());

        (await workflow.EnterAmountAsync(consent.Id, "50", shown, CancellationToken.None)).ShouldBeOfType<ScheduleOutcome.NotNow>();

        (await _host.ScheduleAsync(consent)).Entered.ShouldBe(Euros(40));
    }

    [Fact]
    public async Task Up_to_an_amount_waits_for_the_amount_and_asks_for_it_again_each_time()
    {
        var consent = await _host.SavedAsync(
            ConsentScope.Recurring("Coffee", AmountRule.UpTo, Euros(80), ChargePeriod.Month, _host.Today(), _host.Today().AddYears(1)));
        var workflow = _host.Get<ScheduleWorkflow>();
        await _host.RunAsync();
        (await _host.ScheduleAsync(consent)).Trouble.ShouldBe(ScheduleTrouble.AmountMissing);
        (await workflow.EnterAmountAsync(consent.Id, "80,01", await _host.ShownAsync(consent), CancellationToken.None)).ShouldBe(
            new ScheduleOutcome.Invalid(FieldProblem.TooLarge));
        (await workflow.EnterAmountAsync(consent.Id, "0", await _host.ShownAsync(consent), CancellationToken.None)).ShouldBe(
            new ScheduleOutcome.Invalid(FieldProblem.BelowMinimum));
        (await workflow.EnterAmountAsync(consent.Id, "52,30", await _host.ShownAsync(consent), CancellationToken.None))
            .ShouldBe(new ScheduleOutcome.Done());
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem().Amount.ShouldBe(new Money(5230, "eur"));
        var next = await _host.ScheduleAsync(consent);
        (next.State, next.Entered).ShouldBe((ScheduleState.Active, null));
        await _host.LiveAsync(days: 29);
        (await _host.ScheduleAsync(consent)).Trouble.ShouldBe(ScheduleTrouble.AmountMissing);
    }

    [Fact]
    public async Task A_portal_that_learns_to_charge_later_asks_before_it_charges_what_is_past()
    {
        var consent = await _host.SavedMonthlyAsync();
        _host.Clock.Advance(TimeSpan.FromDays(10));
        await _host.RunAsync();
        (await _host.ScheduleAsync(consent)).Trouble.ShouldBe(ScheduleTrouble.StartedLate);
        (await _host.ChargesAsync(consent)).ShouldBeEmpty();

        var due = (await _host.ScheduleAsync(consent)).NextAmount;
        await _host.As(Charging.Sam).Get<ScheduleWorkflow>().TryAgainAsync(consent.Id, due, CancellationToken.None);
        await _host.LiveAsync(days: 1);
        (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
    }

    private async Task SuspendAsync(ConsentView consent) =>
        await _host.Get<MotoPortal.Data.Atomic>().RunAsync(
            scope => _host.Get<ConsentSuspensions>().SuspendAsync(scope, consent.Id, "stolen_card", ChargeId
                .Create(_host.Clock.GetUtcNow()), CancellationToken.None), CancellationToken.None);
}
