using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>
/// What the portal charges by itself under one consent. It remembers what was tried and told; which days are still to be charged is
/// worked out anew from the consent and its charges each time. Changed by <see cref="ScheduleWorkflow"/> only.
/// </summary>
internal sealed class ChargeSchedule
{
    /// <summary>The longest reason of a pause, in characters.</summary>
    public const int ReasonLength = 300;

    private ChargeSchedule()
    {
    }

    /// <summary>The consent; one schedule each.</summary>
    public ConsentId ConsentId { get; private set; }

    /// <summary>Whose card.</summary>
    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>Whether it charges.</summary>
    public ScheduleState State { get; private set; }

    /// <summary>The due day that is charged next; null when none is left.</summary>
    public DateOnly? NextDueOn { get; private set; }

    /// <summary>When the schedule is looked at next, UTC; null while it waits for a person, or has ended.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When it was looked at last, UTC.</summary>
    public DateTimeOffset LookedAt { get; private set; }

    /// <summary>
    /// When something happened to the consent, or to a charge under it, that no look has taken in yet, UTC; null for nothing. Written by
    /// <see cref="ScheduleMarks"/>, in the transaction in which it happened.
    /// </summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>
    /// The charge that was decided on and whose outcome is not taken in yet. Written before it is asked for, so that a crash repeats
    /// nothing.
    /// </summary>
    public ChargeId? ChargeId { get; private set; }

    /// <summary>The due day that charge is for.</summary>
    public DateOnly? ChargeDueOn { get; private set; }

    /// <summary>Until when one node has it to itself, UTC; null for nobody.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>The charge before, for people to look at; null for none.</summary>
    public ChargeId? LastChargeId { get; private set; }

    /// <summary>How often the present due day was declined.</summary>
    public int Declines { get; private set; }

    /// <summary>How often in a row Stripe could not be reached.</summary>
    public int NotSent { get; private set; }

    /// <summary>Nothing is charged before this time, UTC; null for no such wait.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>The amount of the next charge where the consent says "up to", in minor units; null until somebody enters it.</summary>
    public long? AmountMinorUnits { get; private set; }

    /// <summary>Why a person has to look; null unless it needs attention.</summary>
    public ScheduleTrouble? Trouble { get; private set; }

    /// <summary>The clause, problem or decline code behind the trouble; null for none.</summary>
    public string? TroubleCode { get; private set; }

    /// <summary>Why it has ended; null while it has not.</summary>
    public ScheduleEnd? End { get; private set; }

    /// <summary>Who paused it, by name; null while it is not paused.</summary>
    public string? PausedBy { get; private set; }

    /// <summary>When it was paused, UTC.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Why it was paused.</summary>
    public string? PauseReason { get; private set; }

    /// <summary>The due day of which the customer was told; null for none.</summary>
    public DateOnly? NoticeFor { get; private set; }

    /// <summary>The amount that the customer was told, in minor units.</summary>
    public long? NoticeMinorUnits { get; private set; }

    /// <summary>The e-mail that tells it; null when a person did.</summary>
    public MailId? NoticeMailId { get; private set; }

    /// <summary>Who told the customer, by name; null when an e-mail does.</summary>
    public string? NoticeBy { get; private set; }

    /// <summary>When a person told the customer, UTC.</summary>
    public DateTimeOffset? NoticeAt { get; private set; }

    /// <summary>Grows with each change; guards against two writers.</summary>
    public int Version { get; private set; }

    /// <summary>A schedule that is looked at at once.</summary>
    public static ChargeSchedule Make(
        ConsentId consent, PortalCustomerId customer, DateOnly? nextDueOn, bool isLate, DateTimeOffset now) => new()
        {
            ConsentId = consent,
            CustomerId = customer,
            State = isLate ? ScheduleState.NeedsAttention : ScheduleState.Active,
            Trouble = isLate ? ScheduleTrouble.StartedLate : null,
            NextDueOn = nextDueOn,
            NextTryAt = isLate ? null : now,
            LookedAt = now,
        };

    /// <summary>Notes that it was looked at, and when it is looked at next; another due day begins with a clean sheet.</summary>
    public void Look(DateOnly? nextDueOn, DateTimeOffset? nextTryAt, DateTimeOffset now)
    {
        if (nextDueOn != NextDueOn)
        {
            (NextDueOn, Declines, NotSent) = (nextDueOn, 0, 0);
        }

        (NextTryAt, LookedAt) = (State is ScheduleState.Active ? nextTryAt : null, now);
    }

    /// <summary>
    /// Notes that something has happened that the next look is to take in; a schedule that has ended is looked at no more.
    /// </summary>
    public void Mark(DateTimeOffset now) => ChangedAt = State is ScheduleState.Ended ? null : ChangedAt ?? now;

    /// <summary>Notes that a look has taken in all that has happened.</summary>
    public void TakeInChanges() => ChangedAt = null;

    /// <summary>Has it looked at now, if it charges.</summary>
    public void BringForward(DateTimeOffset now) => NextTryAt = State is ScheduleState.Active ? now : null;

    /// <summary>Decides on a charge, before it is asked for.</summary>
    public void Claim(ChargeId charge, DateOnly dueOn, DateTimeOffset until, DateTimeOffset now) =>
        (ChargeId, ChargeDueOn, ClaimedUntil, LookedAt, NextTryAt) = (charge, dueOn, until, now, until);

    /// <summary>Lets others look at it again.</summary>
    public void Release(DateTimeOffset now) => (ClaimedUntil, NextTryAt) = (null, State is ScheduleState.Active ? now : null);

    /// <summary>The charge was never asked for, and will not be.</summary>
    public void Drop() => (ChargeId, ChargeDueOn, ClaimedUntil) = (null, null, null);

    /// <summary>The charge was made: the next due day is free from that time on.</summary>
    public void Succeed(DateTimeOffset notBefore) =>
        (LastChargeId, ChargeId, ChargeDueOn, Declines, NotSent, NotBefore, AmountMinorUnits) =
            (ChargeId, null, null, 0, 0, notBefore, null);

    /// <summary>The bank declined, and the portal tries again.</summary>
    public void TryAgain(DateTimeOffset notBefore) =>
        (LastChargeId, ChargeId, ChargeDueOn, Declines, NotBefore) = (ChargeId ?? LastChargeId, null, null, Declines + 1, notBefore);

    /// <summary>Stripe could not be reached, and the portal tries again.</summary>
    public void SendAgain(DateTimeOffset notBefore) =>
        (LastChargeId, ChargeId, ChargeDueOn, NotSent, NotBefore) = (ChargeId ?? LastChargeId, null, null, NotSent + 1, notBefore);

    /// <summary>A person has to look.</summary>
    public void Attend(ScheduleTrouble trouble, string? code)
    {
        (LastChargeId, ChargeId, ChargeDueOn, ClaimedUntil) = (ChargeId ?? LastChargeId, null, null, null);
        Apply(ScheduleSignal.TroubleMet);
        (Trouble, TroubleCode, NextTryAt) = (trouble, code, null);
    }

    /// <summary>Goes on with what was paused, since a person said so.</summary>
    public void Resume(DateTimeOffset now) => GoOn(ScheduleSignal.WasResumed, now);

    /// <summary>Goes on after what a person had to look at is done.</summary>
    public void Mend(DateTimeOffset now) => GoOn(ScheduleSignal.TroubleMended, now);

    /// <summary>Whether a signal may happen now.</summary>
    public bool Allows(ScheduleSignal signal) => ScheduleTransitions.Next(State, signal) is not null;

    /// <summary>Stops for a while.</summary>
    public void Pause(Actor actor, string reason, DateTimeOffset now)
    {
        Apply(ScheduleSignal.WasPaused);
        (Trouble, TroubleCode, NextTryAt) = (null, null, null);
        (PausedBy, PausedAt, PauseReason) = (actor.Name, now, reason);
    }

    /// <summary>Stops for ever. Why it was paused is forgotten with it.</summary>
    public void Finish(ScheduleEnd end, DateTimeOffset now)
    {
        Apply(ScheduleSignal.HasEnded);
        (End, Trouble, TroubleCode, NextTryAt, NextDueOn, LookedAt) = (end, null, null, null, null, now);
        (LastChargeId, ChargeId, ChargeDueOn, ClaimedUntil) = (ChargeId ?? LastChargeId, null, null, null);
        (PausedBy, PausedAt, PauseReason) = (null, null, null);
    }

    /// <summary>Forgets the words that a person wrote, since the customer is erased.</summary>
    public void ForgetFreeText() => PauseReason = null;

    /// <summary>Takes the amount of the next charge.</summary>
    public void Enter(long minorUnits) => AmountMinorUnits = minorUnits;

    /// <summary>An e-mail tells the customer.</summary>
    public void Tell(DateOnly dueOn, long minorUnits, MailId mail) =>
        (NoticeFor, NoticeMinorUnits, NoticeMailId, NoticeBy, NoticeAt) = (dueOn, minorUnits, mail, null, null);

    /// <summary>A person has told the customer.</summary>
    public void Told(DateOnly dueOn, long minorUnits, Actor actor, DateTimeOffset now) =>
        (NoticeFor, NoticeMinorUnits, NoticeMailId, NoticeBy, NoticeAt) = (dueOn, minorUnits, null, actor.Name, now);

    /// <summary>Notes that the row changed.</summary>
    public void Touch() => Version++;

    // What may not happen here is the portal's own mistake: who asks for it has looked at the state in the same transaction.
    private void Apply(ScheduleSignal signal) =>
        State = ScheduleTransitions.Next(State, signal)
            ?? throw new InvalidOperationException($"{signal} may not happen to the schedule of {ConsentId} in state {State}.");

    private void GoOn(ScheduleSignal signal, DateTimeOffset now)
    {
        Apply(signal);
        (Trouble, TroubleCode, NextTryAt) = (null, null, now);
        (PausedBy, PausedAt, PauseReason) = (null, null, null);
        (Declines, NotSent, NotBefore) = (0, 0, null);
    }

    internal sealed class Table : IEntityTypeConfiguration<ChargeSchedule>
    {
        public void Configure(EntityTypeBuilder<ChargeSchedule> builder)
        {
            builder.ToTable("charge_schedules");
            builder.HasKey(schedule => schedule.ConsentId);
            builder.HasIndex(schedule => schedule.CustomerId);
            builder.HasIndex(schedule => new { schedule.State, schedule.NextTryAt });
            builder.HasIndex(schedule => schedule.ChangedAt);
            builder.HasIndex(schedule => schedule.NextDueOn);
            builder.Property(schedule => schedule.TroubleCode).HasMaxLength(64);
            builder.Property(schedule => schedule.PausedBy).HasMaxLength(120);
            builder.Property(schedule => schedule.PauseReason).HasMaxLength(ReasonLength);
            builder.Property(schedule => schedule.NoticeBy).HasMaxLength(120);
            builder.Property(schedule => schedule.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(schedule => schedule.Trouble).HasConversion<string>().HasMaxLength(16);
            builder.Property(schedule => schedule.End).HasConversion<string>().HasMaxLength(16);
            builder.Property(schedule => schedule.Version).IsConcurrencyToken();
        }
    }
}
