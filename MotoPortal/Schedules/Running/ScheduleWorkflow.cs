using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Ledger;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Records;

namespace MotoPortal.Schedules.Running;

/// <summary>Makes scheduled charges. The only writer of <see cref="ChargeSchedule"/>.</summary>
internal sealed partial class ScheduleWorkflow(
    ActingPerson acting,
    Atomic atomic, ScheduleContextReads scheduleContexts, SealFindingRecords findings, ScheduleRecords records,
    ScheduleLetter letter, MailOutbox outbox, ChargeWorkflow charges, CardChecks cards, TimeProvider time)
{
    /// <summary>
    /// How long a claim lasts: longer than the calls to Stripe that one charge may need, so that a node that stops with a claim does not
    /// delay others further.
    /// </summary>
    public static readonly TimeSpan LongestClaim = CallTimes.Longest * 6;

    // Charge, result, next day: the steps that one evaluation may take. A schedule that needs more is evaluated again at the next tick.
    private const int MostSteps = 6;

    /// <summary>Evaluates a schedule and does what is to be done now, with at most one charge.</summary>
    public async Task<JobOutcome> LookAsync(ConsentId id, CancellationToken cancellationToken) =>
        await GoOnAsync(id, await ClaimAsync(id, isCardRead: false, cancellationToken), cancellationToken);

    /// <summary>Does what a claim has found, and what follows from it, with at most one charge.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="looked">The result of the claim.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<JobOutcome> GoOnAsync(ConsentId id, Looked looked, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, cancellationToken) is null)
        {
            return JobOutcome.NotAllowed;
        }

        var card = CardStanding.NotRead;
        for (var step = 1; ; step++)
        {
            switch (looked)
            {
                case Looked.CardExpired { Card: var expired }:
                    card = await cards.CheckAsync(expired, cancellationToken);
                    if (card is CardStanding.NotRead)
                    {
                        await WaitForStripeAsync(id);
                        return JobOutcome.Done;
                    }

                    break;
                case Looked.Charge { Asked: var asked }:
                    await NoteAsync(id, await charges.RequestAsync(asked, cancellationToken));
                    break;
                case Looked.Again:
                    break;
                case Looked.NotAllowed:
                    return JobOutcome.NotAllowed;
                case Looked.Done:
                    return JobOutcome.Done;
                default:
                    throw new UnreachableException();
            }

            // A step that claims is only begun if it can be carried out.
            if (step == MostSteps)
            {
                return JobOutcome.Done;
            }

            looked = await ClaimAsync(id, isCardRead: card is CardStanding.Attached, cancellationToken);
        }
    }

    /// <summary>
    /// Decides what is to be done, and does everything but the charge itself. A charge gets its id here and keeps it until its result is
    /// taken into account, so that a repeated request, after a crash or on another node, is the same charge.
    /// </summary>
    /// <param name="id">The consent.</param>
    /// <param name="isCardRead">Whether the card was read at Stripe in this evaluation, so that its expiry is current.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Looked> ClaimAsync(ConsentId id, bool isCardRead, CancellationToken cancellationToken) =>
        atomic.RunAsync(scope => ClaimAsync(scope, id, isCardRead, cancellationToken), cancellationToken);

    /// <summary>Takes the outcome of the request into account; the bank's answer is taken into account by the next evaluation.</summary>
    private Task NoteAsync(ConsentId id, ChargeOutcome outcome) =>
        atomic.RunAsync(
            async scope =>
            {
                var now = time.GetUtcNow();
                if (await ScheduleRecords.FindAsync(scope, id, CancellationToken.None) is not { ChargeId: not null } schedule)
                {
                    return;
                }

                switch (outcome)
                {
                    case ChargeOutcome.Refused { Breaches: var breaches }
                        when breaches.All(breach => breach.Clause is ChargeClause.RetryTooSoon):
                        schedule.Drop();
                        schedule.TryAgain(now + RetryClauses.Pause);
                        break;
                    case ChargeOutcome.Refused { Breaches: var breaches }
                        when breaches.All(breach => breach.Clause is ChargeClause.RetryTooSoon or ChargeClause.RetriesUsedUp):
                        RequirePerson(scope, schedule, ScheduleTrouble.TriesUsedUp, schedule.ChargeDueOn, code: null);
                        return;
                    case ChargeOutcome.Refused { Breaches: [var gravest, ..] }:
                        RequirePerson(scope, schedule, ScheduleTrouble.Clause, schedule.ChargeDueOn, gravest.Clause.ToString());
                        return;
                    case ChargeOutcome.FoundEarlier:
                        // This due day may turn out to be charged already, so the next one is computed again.
                        schedule.Drop();
                        break;
                    case ChargeOutcome.StandsStill:
                        // The same due day is decided anew when charging goes on.
                        schedule.Drop();
                        schedule.TryAgain(now + SchedulePolicy.AfterNotSent);
                        break;
                    case ChargeOutcome.CannotAskStripe when schedule.NotSent + 1 >= SchedulePolicy.MostNotSent:
                        var problem = nameof(ChargeProblem.StripeNotReachable);
                        RequirePerson(scope, schedule, ScheduleTrouble.NotSent, schedule.ChargeDueOn, problem);
                        return;
                    case ChargeOutcome.CannotAskStripe:
                        schedule.Drop();
                        schedule.SendAgain(now + SchedulePolicy.AfterNotSent);
                        break;
                    case ChargeOutcome.NotAllowed:
                        throw new InvalidOperationException("The portal's own charge was refused: its scope was not opened for a job.");
                    case ChargeOutcome.NotFound:
                        RequirePerson(scope, schedule, ScheduleTrouble.Clause, schedule.ChargeDueOn, nameof(ChargeClause.NoCard));
                        return;
                }

                schedule.Release(now);
                ScheduleRecords.SaveWithoutEntry(scope, schedule);
            },
            CancellationToken.None);

    /// <summary>Claims within a transaction, see the other overload.</summary>
    public async Task<Looked> ClaimAsync(AtomicScope scope, ConsentId id, bool isCardRead, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, cancellationToken) is null)
        {
            return new Looked.NotAllowed();
        }

        var now = time.GetUtcNow();
        if (await ScheduleRecords.FindAsync(scope, id, cancellationToken) is not { State: not ScheduleState.Ended } schedule
            || schedule.ClaimedUntil > now)
        {
            return new Looked.Done();
        }

        if (await scheduleContexts.FindAsync(scope, schedule, cancellationToken) is not { } context)
        {
            return Finish(scope, schedule, ScheduleEnd.CardRemoved, now);
        }

        await findings.NoteAsync(scope, id, context.Consent.SealBreaks, Actor.Portal, cancellationToken);
        var step = SchedulePolicy.Decide(context.Facts, now);
        if (step is ScheduleStep.NeedsPerson { Trouble: ScheduleTrouble.CardExpired }
            && schedule.State is ScheduleState.Active
            && !isCardRead)
        {
            // The bank may have renewed the card without an event, so it is read before a person is asked.
            return new Looked.CardExpired(context.Consent.Card!.PaymentMethod);
        }

        schedule.TakeInChanges();
        if (step is ScheduleStep.Finish { End: var end })
        {
            return Finish(scope, schedule, end, now);
        }

        if (schedule.State is not ScheduleState.Active)
        {
            return UpdateNextDay(scope, schedule, context, now);
        }

        switch (step)
        {
            case ScheduleStep.Succeeded { NotBefore: var notBefore }:
                schedule.Succeed(notBefore);
                break;
            case ScheduleStep.TryAgain { NotBefore: var notBefore }:
                schedule.TryAgain(notBefore);
                break;
            case ScheduleStep.SendAgain { NotBefore: var notBefore }:
                schedule.SendAgain(notBefore);
                break;
            case ScheduleStep.Drop:
                schedule.Drop();
                break;
            case ScheduleStep.NeedsPerson { Trouble: var trouble, DueOn: var dueOn, Code: var code }:
                Pass(scope, schedule, dueOn, context, now);
                RequirePerson(scope, schedule, trouble, dueOn, code);
                return new Looked.Done();
            case ScheduleStep.Wait { Until: var until, DueOn: var dueOn }:
                Pass(scope, schedule, dueOn, context, now);
                schedule.Look(dueOn, until, now);
                ScheduleRecords.SaveWithoutEntry(scope, schedule);
                return new Looked.Done();
            case ScheduleStep.Tell told:
                Pass(scope, schedule, told.DueOn, context, now);
                schedule.Look(told.DueOn, now, now);
                schedule.Tell(
                    told.DueOn, told.Amount.AmountMinorUnits, outbox.Enqueue(scope, letter.Write(context.Consent, context.Customer, told)));
                records.Save(scope, schedule, "schedule.notice_sent", Actor.Portal, dueOn: told.DueOn);
                return new Looked.Again();
            case ScheduleStep.Charge { DueOn: var dueOn, Amount: var amount }:
                Pass(scope, schedule, dueOn, context, now);
                schedule.Look(dueOn, now, now);
                return await ClaimChargeAsync(scope, schedule, context.Consent, dueOn, amount, now);
            default:
                throw new UnreachableException();
        }

        schedule.Look(schedule.NextDueOn, now, now);
        ScheduleRecords.SaveWithoutEntry(scope, schedule);
        return new Looked.Again();
    }

    /// <summary>Postpones the schedule while Stripe cannot be asked about the card.</summary>
    private Task WaitForStripeAsync(ConsentId id) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await ScheduleRecords.FindAsync(scope, id, CancellationToken.None) is { State: ScheduleState.Active } schedule)
                {
                    var now = time.GetUtcNow();
                    schedule.TakeInChanges();
                    schedule.Look(schedule.NextDueOn, now + SchedulePolicy.AfterNotSent, now);
                    ScheduleRecords.SaveWithoutEntry(scope, schedule);
                }
            },
            CancellationToken.None);

    private static async Task<Looked.Charge> ClaimChargeAsync(
        AtomicScope scope, ChargeSchedule schedule, ConsentView consent, DateOnly dueOn, Money amount, DateTimeOffset now)
    {
        var tries = await scope.Db.Set<Charge>().CountAsync(
            charge => charge.ConsentId == consent.Id && charge.DueOn == dueOn, CancellationToken.None);
        var charge = schedule.ChargeId is { } decided && schedule.ChargeDueOn == dueOn
            ? decided
            : ChargeId.OfTry(consent.Id, dueOn, tries);
        schedule.Claim(charge, dueOn, now + LongestClaim, now);
        ScheduleRecords.SaveWithoutEntry(scope, schedule);
        return new Looked.Charge(new NewCharge(
            consent.Id, amount, ChargeInitiation.CustomerAbsent, ChargeOrigin.Schedule, IsForPurpose: true, dueOn, ScheduleReferences
                .Of(consent.Number, dueOn), Reason: "", schedule.StoreId, charge));
    }

    private Looked.Done Finish(AtomicScope scope, ChargeSchedule schedule, ScheduleEnd end, DateTimeOffset now)
    {
        schedule.Finish(end, now);
        records.Save(scope, schedule, "schedule.ended", Actor.Portal, end.ToString());
        return new Looked.Done();
    }

    // Nothing is charged while it waits for a person, but the day that the page shows is kept current.
    private Looked UpdateNextDay(AtomicScope scope, ChargeSchedule schedule, ScheduleContext context, DateTimeOffset now)
    {
        var standing = context.Facts.Standing;
        if (schedule is { Trouble: ScheduleTrouble.NotSent or ScheduleTrouble.StripeRefused, NextDueOn: { } troubled }
            && context.Facts.Earlier.Any(charge => charge.State is EarlierChargeState.Counts && charge.DueOn == troubled))
        {
            // The charge that was considered lost was found at Stripe, so the trouble is resolved.
            schedule.ResolveTrouble(now);
            records.Save(scope, schedule, "schedule.found_charged", Actor.Portal, dueOn: troubled);
            return new Looked.Again();
        }

        var open =
            standing.IsSealBroken ? [] : ScheduleDays.OpenOf(standing.Scope, context.Facts.Earlier, standing.DayOf(now), standing.DayOf);
        schedule.Look(open.FirstOrDefault()?.DueOn, nextTryAt: null, now);
        ScheduleRecords.SaveWithoutEntry(scope, schedule);
        return new Looked.Done();
    }

    private void RequirePerson(AtomicScope scope, ChargeSchedule schedule, ScheduleTrouble trouble, DateOnly? dueOn, string? code)
    {
        schedule.RequirePerson(trouble, code);
        schedule.Look(dueOn ?? schedule.NextDueOn, nextTryAt: null, time.GetUtcNow());
        records.Save(scope, schedule, "schedule.attention", Actor.Portal, trouble.ToString(), dueOn);
    }

    /// <summary>Records a regular charge whose time has passed; it is not made up for.</summary>
    private void Pass(AtomicScope scope, ChargeSchedule schedule, DateOnly? next, ScheduleContext context, DateTimeOffset now)
    {
        if (context.Facts.Standing.Scope.Plan is null
            && schedule.NextDueOn is { } expected
            && expected < next
            && !context.Facts.Earlier.Any(charge => charge.State is EarlierChargeState.Counts && charge.DueOn == expected)
            && context.Facts.Standing.DayOf(now) >= expected)
        {
            records.Save(scope, schedule, "schedule.missed", Actor.Portal, dueOn: expected);
        }
    }

    /// <summary>The result of an evaluation. Closed: only the cases named here exist.</summary>
    internal abstract record Looked
    {
        private Looked()
        {
        }

        /// <summary>A charge is to be requested.</summary>
        public sealed record Charge(NewCharge Asked) : Looked;

        /// <summary>The card is expired as far as it is known, and is to be read at Stripe.</summary>
        public sealed record CardExpired(PaymentMethodId Card) : Looked;

        /// <summary>Something was taken into account, and there may be more to do.</summary>
        public sealed record Again : Looked;

        /// <summary>Nothing more is to be done now.</summary>
        public sealed record Done : Looked;

        /// <summary>The acting person is not a background job; nothing was done.</summary>
        public sealed record NotAllowed : Looked;
    }
}
