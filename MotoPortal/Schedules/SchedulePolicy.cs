using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Expiry;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>
/// The one place that says what the portal does next under a consent that it charges by itself. Total, and it decides on one charge at
/// most; whether the consent covers that charge is for <see cref="ChargePolicy"/> to say once more when it is asked for.
/// </summary>
internal static class SchedulePolicy
{
    /// <summary>
    /// The days before a charge on which a person is asked for what is missing: an amount, or to tell a customer who has no e-mail.
    /// </summary>
    public const int DaysForPeople = 3;

    /// <summary>How often in a row Stripe is tried before a person is told that it cannot be reached.</summary>
    public const int MostNotSent = 8;

    /// <summary>How long to wait when Stripe could not be reached.</summary>
    public static readonly TimeSpan AfterNotSent = TimeSpan.FromMinutes(15);

    /// <summary>How often a due day that was declined is tried again without a person.</summary>
    public const int MostNewTries = RetryClauses.MostTries;

    private static readonly TimeSpan WhileSettling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileMailWaits = TimeSpan.FromMinutes(5);

    /// <summary>What is to be done now.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="now">The time, UTC.</param>
    public static ScheduleStep Decide(ScheduleFacts facts, DateTimeOffset now)
    {
        if (facts.Standing.IsSealBroken)
        {
            // What the row says of days and amounts, and even that it has ended, is not to be acted on.
            return new ScheduleStep.Attend(ScheduleTrouble.Clause, facts.Asked?.DueOn, nameof(ChargeClause.SealBroken));
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

    /// <summary>Why nothing is charged any more; null while something may be.</summary>
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
            // What is overdue after a long time away is charged one a day, so that nobody finds three charges on one morning.
            ChargeState.Succeeded or ChargeState.Authorized =>
                new ScheduleStep.Succeeded(ScheduleDays.MomentOf(facts.Standing.DayOf(now).AddDays(1), facts.Hour, facts.Standing.Zone)),
            ChargeState.Declined => AfterDecline(facts, asked, row, now),
            ChargeState.NeedsCustomer => new ScheduleStep.Attend(ScheduleTrouble.CustomerNeeded, asked.DueOn, row.DeclineCode),
            ChargeState.NotSent => SendAgain(facts, asked, row, now),
            ChargeState.Refused when row.Problem is ChargeProblem.RateLimited or ChargeProblem.StripeNotReachable =>
                SendAgain(facts, asked, row, now),
            _ => new ScheduleStep.Attend(ScheduleTrouble.StripeRefused, asked.DueOn, row.Problem?.ToString()),
        };

    private static ScheduleStep AfterDecline(ScheduleFacts facts, AskedCharge asked, ChargeResult row, DateTimeOffset now)
    {
        if (facts.Standing.IsSuspended)
        {
            return new ScheduleStep.Attend(ScheduleTrouble.Suspended, asked.DueOn);
        }

        if (ChargeDeclineRules.NextTry(row.DeclineCode, row.AdviceCode, now) is not { } at)
        {
            return new ScheduleStep.Attend(ScheduleTrouble.Declined, asked.DueOn, row.DeclineCode);
        }

        var next = AtTheHour(at, facts);
        var lastDay = ScheduleDays.OpenOf(facts.Standing.Scope, facts.Earlier, facts.Standing.DayOf(now), facts.Standing.DayOf)
            .FirstOrDefault(day => day.DueOn == asked.DueOn)?.LastDay;
        return facts.Declines >= MostNewTries || facts.Standing.DayOf(next) > lastDay || lastDay is null
            ? new ScheduleStep.Attend(ScheduleTrouble.TriesUsedUp, asked.DueOn, row.DeclineCode)
            : new ScheduleStep.TryAgain(next);
    }

    private static ScheduleStep SendAgain(ScheduleFacts facts, AskedCharge asked, ChargeResult row, DateTimeOffset now) =>
        facts.NotSent + 1 >= MostNotSent
            ? new ScheduleStep.Attend(ScheduleTrouble.NotSent, asked.DueOn, row.Problem?.ToString())
            : new ScheduleStep.SendAgain(now + AfterNotSent);

    private static ScheduleStep Next(ScheduleFacts facts, IEnumerable<DueDay> open, DateTimeOffset now)
    {
        if (open.FirstOrDefault() is not { } first)
        {
            return new ScheduleStep.Finish(ScheduleEnd.Finished);
        }

        if (facts.Standing.IsSuspended)
        {
            return new ScheduleStep.Attend(ScheduleTrouble.Suspended, first.DueOn);
        }

        if (facts.Promise is not { } promise)
        {
            return Charge(facts, first, first.DueOn, now);
        }

        // A plan's instalments are charged in their order; a regular charge that the customer cannot be told of in time is passed over.
        var candidates = facts.Standing.Scope.Plan is null ? open : open.Take(1);
        return candidates.Select(day => (Day: day, ChargeOn: ChargeDayOf(facts, promise, day, now)))
            .FirstOrDefault(found => found.ChargeOn <= found.Day.LastDay) is { Day: { } told } held
            ? AfterNotice(facts, promise, told, held.ChargeOn, now)
            : new ScheduleStep.Attend(ScheduleTrouble.NoticeTooLate, first.DueOn);
    }

    /// <summary>The first day on which the promise allows to charge, if the customer were told now, or was told already.</summary>
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
                { HasFailed: true } => new ScheduleStep.Attend(ScheduleTrouble.TellCustomer, day.DueOn),
                _ => new ScheduleStep.Wait(now + WhileMailWaits, day.DueOn),
            };
        }

        var tellAt = Moment(facts, day.DueOn.AddDays(-promise.Days));
        var peopleAt = Moment(facts, day.DueOn.AddDays(-promise.Days - DaysForPeople));
        return AmountOf(facts, day) switch
        {
            null => now < peopleAt
                ? new ScheduleStep.Wait(peopleAt, day.DueOn)
                : new ScheduleStep.Attend(ScheduleTrouble.AmountMissing, day.DueOn),
            _ when !promise.HasAddress => now < peopleAt
                ? new ScheduleStep.Wait(peopleAt, day.DueOn)
                : new ScheduleStep.Attend(ScheduleTrouble.TellCustomer, day.DueOn),
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
                : new ScheduleStep.Attend(ScheduleTrouble.AmountMissing, day.DueOn);
        }

        var at = Moment(facts, chargeOn);
        if (facts.NotBefore is { } notBefore && notBefore > at)
        {
            at = notBefore;
        }

        // What is late is charged at once, but never in the night.
        var opens = Moment(facts, facts.Standing.DayOf(now));
        if (now >= at && now < opens)
        {
            at = opens;
        }

        return now < at ? new ScheduleStep.Wait(at, day.DueOn)
            : facts.Standing.IsCardExpiredOn(facts.Standing.DayOf(now)) ? new ScheduleStep.Attend(ScheduleTrouble.CardExpired, day.DueOn)
            : new ScheduleStep.Charge(day.DueOn, amount);
    }

    private static Money? AmountOf(ScheduleFacts facts, DueDay day) => day.Amount ?? facts.Entered;

    private static DateTimeOffset AtTheHour(DateTimeOffset at, ScheduleFacts facts) =>
        Moment(facts, facts.Standing.DayOf(at)) is var opens && opens > at ? opens : at;

    private static DateTimeOffset Moment(ScheduleFacts facts, DateOnly day) => ScheduleDays.MomentOf(day, facts.Hour, facts.Standing.Zone);
}
