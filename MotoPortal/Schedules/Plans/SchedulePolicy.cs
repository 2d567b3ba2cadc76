using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Expiry;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Schedules.Plans;

/// <summary>
/// Decides what the portal does next under a scheduled consent. This is the only place that does. Total, with at most one charge per
/// decision; <see cref="ChargePolicy"/> decides again when that charge is requested.
/// </summary>
internal static class SchedulePolicy
{
    /// <summary>
    /// The number of days before a charge from which a person is asked for a missing amount, or to notify a customer without e-mail.
    /// </summary>
    public const int DaysForPeople = 3;

    /// <summary>The number of consecutive failures to reach Stripe after which a person is told.</summary>
    public const int MostNotSent = 8;

    /// <summary>The pause after a failure to reach Stripe.</summary>
    public static readonly TimeSpan AfterNotSent = TimeSpan.FromMinutes(15);

    /// <summary>The number of retries of a declined due day before a person has to act.</summary>
    public const int MostNewTries = RetryClauses.MostTries;

    private static readonly TimeSpan WhileSettling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileMailWaits = TimeSpan.FromMinutes(5);

    /// <summary>What is to be done now.</summary>
    /// <param name="facts">The input.</param>
    /// <param name="now">The current time, UTC.</param>
    public static ScheduleStep Decide(ScheduleFacts facts, DateTimeOffset now)
    {
        if (facts.Standing.IsSealBroken)
        {
            // The row's days, amounts and even its end cannot be relied on.
            return new ScheduleStep.NeedsPerson(ScheduleTrouble.Clause, facts.Asked?.DueOn, nameof(ChargeClause.SealBroken));
        }

        if (EndOf(facts.Standing) is { } end)
        {
            return new ScheduleStep.Finish(end);
        }

        var open = ScheduleDays.OpenOf(facts.Standing.Scope, facts.Earlier, facts.Standing.DayOf(now), facts.Standing.DayOf);
        return facts switch
        {
            { Asked.Row: { } row } when row.State.IsAtRest() => AfterCharge(facts, facts.Asked, row, now),
            { HasUnsettled: true } => new ScheduleStep.Wait(now + WhileSettling, facts.Asked?.DueOn ?? open.FirstOrDefault()?.DueOn),
            { Asked: { Row: null } asked } when open.FirstOrDefault()?.DueOn != asked.DueOn => new ScheduleStep.Drop(),
            _ => Next(facts, open, now),
        };
    }

    /// <summary>Why nothing may be charged any more; null while charges are possible.</summary>
    private static ScheduleEnd? EndOf(ChargeStanding standing) => standing switch
    {
        { CustomerErased: true } => ScheduleEnd.Erased,
        { NotInForce: NotInForce.Withdrawn } => ScheduleEnd.Withdrawn,
        { NotInForce: NotInForce.Expired } => ScheduleEnd.Expired,
        { NotInForce: NotInForce.Replaced } => ScheduleEnd.Replaced,
        { NotInForce: NotInForce.NoCard or NotInForce.CardRemoved } => ScheduleEnd.CardRemoved,
        _ => null,
    };

    private static ScheduleStep AfterCharge(
        ScheduleFacts facts, AskedCharge asked, ChargeResult row, DateTimeOffset now) => row.State switch
        {
            // After a long outage, overdue charges are made one a day, so that a customer does not find several on one day.
            ChargeState.Succeeded or ChargeState.Authorized =>
                new ScheduleStep.Succeeded(Moment(facts, facts.Standing.DayOf(now).AddDays(1))),
            ChargeState.Declined => AfterDecline(facts, asked, row, now),
            ChargeState.NeedsCustomer => new ScheduleStep.NeedsPerson(ScheduleTrouble.CustomerNeeded, asked.DueOn, row.DeclineCode),
            ChargeState.NotSent => SendAgain(facts, asked, row, now),
            ChargeState.Refused when row.Problem is ChargeProblem.RateLimited or ChargeProblem.StripeNotReachable =>
                SendAgain(facts, asked, row, now),
            _ => new ScheduleStep.NeedsPerson(ScheduleTrouble.StripeRefused, asked.DueOn, row.Problem?.ToString()),
        };

    private static ScheduleStep AfterDecline(ScheduleFacts facts, AskedCharge asked, ChargeResult row, DateTimeOffset now)
    {
        if (facts.Standing.IsSuspended)
        {
            return new ScheduleStep.NeedsPerson(ScheduleTrouble.Suspended, asked.DueOn);
        }

        if (ChargeDeclineRules.NextTry(row.DeclineCode, row.AdviceCode, now) is not { } at)
        {
            return new ScheduleStep.NeedsPerson(ScheduleTrouble.Declined, asked.DueOn, row.DeclineCode);
        }

        var next = AtTheHour(at, facts);
        var lastDay = ScheduleDays.OpenOf(facts.Standing.Scope, facts.Earlier, facts.Standing.DayOf(now), facts.Standing.DayOf)
            .FirstOrDefault(day => day.DueOn == asked.DueOn)?.LastDay;
        return facts.Declines >= MostNewTries || facts.Standing.DayOf(next) > lastDay || lastDay is null
            ? new ScheduleStep.NeedsPerson(ScheduleTrouble.TriesUsedUp, asked.DueOn, row.DeclineCode)
            : new ScheduleStep.TryAgain(next);
    }

    private static ScheduleStep SendAgain(ScheduleFacts facts, AskedCharge asked, ChargeResult row, DateTimeOffset now) =>
        facts.NotSent + 1 >= MostNotSent
            ? new ScheduleStep.NeedsPerson(ScheduleTrouble.NotSent, asked.DueOn, row.Problem?.ToString())
            : new ScheduleStep.SendAgain(now + AfterNotSent);

    private static ScheduleStep Next(ScheduleFacts facts, IEnumerable<DueDay> open, DateTimeOffset now)
    {
        if (open.FirstOrDefault() is not { } first)
        {
            return new ScheduleStep.Finish(ScheduleEnd.Finished);
        }

        if (facts.Standing.IsSuspended)
        {
            return new ScheduleStep.NeedsPerson(ScheduleTrouble.Suspended, first.DueOn);
        }

        if (facts.Promise is not { } promise)
        {
            return Charge(facts, first, first.DueOn, now);
        }

        // Instalments are charged in their order; a regular charge of which the customer cannot be notified in time is skipped.
        var candidates = facts.Standing.Scope.Plan is null ? open : open.Take(1);
        return candidates.Select(day => (Day: day, ChargeOn: ChargeDayOf(facts, promise, day, now)))
            .FirstOrDefault(found => found.ChargeOn <= found.Day.LastDay) is { Day: { } told } held
            ? AfterNotice(facts, promise, told, held.ChargeOn, now)
            : new ScheduleStep.NeedsPerson(ScheduleTrouble.NoticeTooLate, first.DueOn);
    }

    /// <summary>The first day on which the promise allows a charge, if the customer is notified now or was notified already.</summary>
    private static DateOnly ChargeDayOf(ScheduleFacts facts, NoticePromise promise, DueDay day, DateTimeOffset now)
    {
        var toldOn = facts.Standing.DayOf(IsTold(facts, promise, day) && promise.ToldAt is { } told ? told : now);
        var earliest = toldOn.AddDays(promise.Days);
        return earliest > day.DueOn ? earliest : day.DueOn;
    }

    private static bool IsTold(ScheduleFacts facts, NoticePromise promise, DueDay day) =>
        promise.For == day.DueOn && promise.Amount is { } amount && amount == AmountOf(facts, day);

    private static ScheduleStep AfterNotice(ScheduleFacts facts, NoticePromise promise, DueDay day, DateOnly chargeOn, DateTimeOffset now)
    {
        if (IsTold(facts, promise, day))
        {
            return promise switch
            {
                { ToldAt: not null } => Charge(facts, day, chargeOn, now),
                { HasFailed: true } => new ScheduleStep.NeedsPerson(ScheduleTrouble.TellCustomer, day.DueOn),
                _ => new ScheduleStep.Wait(now + WhileMailWaits, day.DueOn),
            };
        }

        var tellAt = Moment(facts, day.DueOn.AddDays(-promise.Days));
        var peopleAt = Moment(facts, day.DueOn.AddDays(-promise.Days - DaysForPeople));
        return AmountOf(facts, day) switch
        {
            null => now < peopleAt
                ? new ScheduleStep.Wait(peopleAt, day.DueOn)
                : new ScheduleStep.NeedsPerson(ScheduleTrouble.AmountMissing, day.DueOn),
            _ when !promise.HasAddress => now < peopleAt
                ? new ScheduleStep.Wait(peopleAt, day.DueOn)
                : new ScheduleStep.NeedsPerson(ScheduleTrouble.TellCustomer, day.DueOn),
            _ when now < tellAt => new ScheduleStep.Wait(tellAt, day.DueOn),
            { } amount => new ScheduleStep.Tell(day.DueOn, amount, chargeOn),
        };
    }

    private static ScheduleStep Charge(ScheduleFacts facts, DueDay day, DateOnly chargeOn, DateTimeOffset now)
    {
        if (AmountOf(facts, day) is not { } amount)
        {
            var peopleAt = Moment(facts, day.DueOn.AddDays(-DaysForPeople));
            return now < peopleAt
                ? new ScheduleStep.Wait(peopleAt, day.DueOn)
                : new ScheduleStep.NeedsPerson(ScheduleTrouble.AmountMissing, day.DueOn);
        }

        var at = Moment(facts, chargeOn);
        if (facts.NotBefore is { } notBefore && notBefore > at)
        {
            at = notBefore;
        }

        // Late charges are made at once, but not at night.
        var opens = Moment(facts, facts.Standing.DayOf(now));
        if (now >= at && now < opens)
        {
            at = opens;
        }

        return now < at ? new ScheduleStep.Wait(at, day.DueOn)
            : facts.Standing.IsCardExpiredOn(facts.Standing.DayOf(now))
                ? new ScheduleStep.NeedsPerson(ScheduleTrouble.CardExpired, day.DueOn)
            : new ScheduleStep.Charge(day.DueOn, amount);
    }

    private static Money? AmountOf(ScheduleFacts facts, DueDay day) => day.Amount ?? facts.Entered;

    private static DateTimeOffset AtTheHour(DateTimeOffset at, ScheduleFacts facts) =>
        Moment(facts, facts.Standing.DayOf(at)) is var opens && opens > at ? opens : at;

    private static DateTimeOffset Moment(ScheduleFacts facts, DateOnly day) => facts.Standing.Calendar.MomentOf(day, facts.Hour);
}
