using System.Globalization;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Records;

namespace MotoPortal.Schedules.Running;

/// <content>People's actions on a schedule.</content>
internal sealed partial class ScheduleWorkflow
{
    /// <summary>Pauses the schedule until a person resumes it.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="reason">Why, at most <see cref="ChargeSchedule.ReasonLength"/> characters.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ScheduleOutcome> PauseAsync(ConsentId id, string reason, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<ChargeSchedule>(Policies.ManageSchedules, row => row.ConsentId == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new ScheduleOutcome.NotFound() : new ScheduleOutcome.NotAllowed();
        }

        return FieldRules.Text(reason, ChargeSchedule.ReasonLength, required: true) is { } problem
            ? new ScheduleOutcome.Invalid(problem)
            : await ChangeAsync(
                id,
                schedule => schedule.Allows(ScheduleSignal.WasPaused),
                (scope, schedule, _) =>
                {
                    schedule.Pause(actor, reason.Trim(), time.GetUtcNow());
                    records.Save(scope, schedule, "schedule.paused", actor, reason.Trim());
                    return null;
                },
                cancellationToken);
    }

    /// <summary>Resumes a paused schedule.</summary>
    public async Task<ScheduleOutcome> ResumeAsync(ConsentId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<ChargeSchedule>(Policies.ManageSchedules, row => row.ConsentId == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new ScheduleOutcome.NotFound() : new ScheduleOutcome.NotAllowed();
        }

        return await ChangeAsync(
            id,
            schedule => schedule.Allows(ScheduleSignal.WasResumed),
            (scope, schedule, _) =>
            {
                schedule.Resume(time.GetUtcNow());
                records.Save(scope, schedule, "schedule.resumed", actor, dueOn: schedule.NextDueOn);
                return null;
            },
            cancellationToken);
    }

    /// <summary>Continues after a person has resolved the trouble; the portal charges what is due, if the consent covers it.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="confirmed">The amount that the button showed when the person clicked it; null when none is known.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ScheduleOutcome> TryAgainAsync(ConsentId id, Money? confirmed, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<ChargeSchedule>(Policies.ManageSchedules, row => row.ConsentId == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new ScheduleOutcome.NotFound() : new ScheduleOutcome.NotAllowed();
        }

        var outcome = await ChangeAsync(
            id,
            schedule => schedule.Allows(ScheduleSignal.TroubleMended),
            (scope, schedule, context) =>
            {
                if (DueAmount(schedule, context) is { } due && due != confirmed)
                {
                    return FieldProblem.NotConfirmed;
                }

                schedule.ResolveTrouble(time.GetUtcNow());
                records.Save(scope, schedule, "schedule.tried_again", actor, dueOn: schedule.NextDueOn);
                return null;
            },
            cancellationToken);
        return outcome is ScheduleOutcome.Invalid ? new ScheduleOutcome.OtherAmountShown(confirmed) : outcome;
    }

    /// <summary>Sets the amount of the next charge, under a consent "up to" a cap.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="typed">The amount as typed.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ScheduleOutcome> EnterAmountAsync(ConsentId id, string typed, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<ChargeSchedule>(Policies.ManageSchedules, row => row.ConsentId == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new ScheduleOutcome.NotFound() : new ScheduleOutcome.NotAllowed();
        }

        return await ChangeAsync(
            id,
            schedule => schedule.State is not ScheduleState.Ended && schedule.ChargeId is null,
            (scope, schedule, context) =>
            {
                var cap = context.Consent.Scope.Amount;
                var reading = TypedAmount.ReadToCharge(typed, cap.Currency, CultureInfo.CurrentCulture);
                if (reading.Amount is not { } amount)
                {
                    return reading.Problem;
                }

                if (amount > cap || context.Consent.Scope.AmountRule is not AmountRule.UpTo)
                {
                    return FieldProblem.TooLarge;
                }

                schedule.Enter(amount.AmountMinorUnits);
                LookNow(schedule, ScheduleTrouble.AmountMissing);
                records.Save(scope, schedule, "schedule.amount_entered", actor, dueOn: schedule.NextDueOn);
                return null;
            },
            cancellationToken);
    }

    /// <summary>Records that a person has notified the customer of the next charge, by telephone or letter.</summary>
    public async Task<ScheduleOutcome> NoteToldAsync(ConsentId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<ChargeSchedule>(Policies.ManageSchedules, row => row.ConsentId == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new ScheduleOutcome.NotFound() : new ScheduleOutcome.NotAllowed();
        }

        return await ChangeAsync(
            id,
            schedule => schedule is { State: ScheduleState.NeedsAttention, Trouble: ScheduleTrouble.TellCustomer, NextDueOn: not null },
            (scope, schedule, context) =>
            {
                var dueOn = schedule.NextDueOn!.Value;
                var standing = context.Facts.Standing;
                var agreed = ScheduleDays.OpenOf(standing.Scope, context.Facts.Earlier, standing.DayOf(time.GetUtcNow()), standing.DayOf)
                    .FirstOrDefault(day => day.DueOn == dueOn)?.Amount ?? context.Facts.Entered;
                if (agreed is not { } amount)
                {
                    return FieldProblem.Required;
                }

                schedule.Told(dueOn, amount.AmountMinorUnits, actor, time.GetUtcNow());
                LookNow(schedule, ScheduleTrouble.TellCustomer);
                records.Save(scope, schedule, "schedule.customer_told", actor, dueOn: dueOn);
                return null;
            },
            cancellationToken);
    }

    // The amount of the next charge: the agreed or the entered one.
    private static Money? DueAmount(ChargeSchedule schedule, ScheduleContext context) =>
        schedule.NextDueOn is { } day && ScheduleDays.From(context.Consent.Scope, day, day).FirstOrDefault() is { } due
            ? due.Amount ?? context.Facts.Entered
            : null;

    // Makes the schedule due when its trouble is the given one, which is resolved; other trouble stays.
    private void LookNow(ChargeSchedule schedule, ScheduleTrouble mended)
    {
        var now = time.GetUtcNow();
        if (schedule.Trouble == mended)
        {
            schedule.ResolveTrouble(now);
        }
        else
        {
            schedule.BringForward(now);
        }
    }

    private Task<ScheduleOutcome> ChangeAsync(
        ConsentId id,
        Func<ChargeSchedule, bool> mayBe,
        Func<AtomicScope, ChargeSchedule, ScheduleContext, FieldProblem?> change,
        CancellationToken cancellationToken) =>
        atomic.RunAsync<ScheduleOutcome>(
            async scope =>
            {
                if (await ScheduleRecords.FindAsync(scope, id, cancellationToken) is not { } schedule
                    || await scheduleContexts.FindAsync(scope, schedule, cancellationToken) is not { } context)
                {
                    return new ScheduleOutcome.NotFound();
                }

                return !mayBe(schedule) ? new ScheduleOutcome.NotNow(schedule.State)
                    : change(scope, schedule, context) is { } problem ? new ScheduleOutcome.Invalid(problem)
                    : new ScheduleOutcome.Done();
            },
            cancellationToken);
}
