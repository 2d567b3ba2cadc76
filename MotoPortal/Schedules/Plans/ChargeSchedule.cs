using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Records;
using MotoPortal.Schedules.Running;

namespace MotoPortal.Schedules.Plans;

/// <summary>
/// The scheduled charges under one consent. It stores what was tried and notified; the days that are still to be charged are derived from
/// the consent and its charges each time. Changed by <see cref="ScheduleWorkflow"/> only.
/// </summary>
internal sealed class ChargeSchedule : IStoreRow
{
    /// <summary>The maximum length of a pause's reason, in characters.</summary>
    public const int ReasonLength = 300;

    private ChargeSchedule()
    {
    }

    /// <summary>The consent; one schedule each.</summary>
    public ConsentId ConsentId { get; private set; }

    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>The store in which the consent was given, whose calendar it follows; null for none.</summary>
    public LocationId? StoreId { get; private set; }

    public ScheduleState State { get; private set; }

    /// <summary>The next due day; null when none is left.</summary>
    public DateOnly? NextDueOn { get; private set; }

    /// <summary>When the schedule is due next, UTC; null while it waits for a person, or has ended.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When it was last evaluated, UTC.</summary>
    public DateTimeOffset LookedAt { get; private set; }

    /// <summary>
    /// When the consent or a charge under it changed and the schedule was not evaluated since, UTC; null for never. Set by <see
    /// cref="ScheduleMarks"/> in the transaction of the change.
    /// </summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>
    /// The charge that was decided on and whose result is not yet taken into account; null for none. Stored before the request, so that a
    /// crash repeats nothing.
    /// </summary>
    public ChargeId? ChargeId { get; private set; }

    /// <summary>The due day of that charge; null for none.</summary>
    public DateOnly? ChargeDueOn { get; private set; }

    /// <summary>The end of one node's claim, UTC; null when unclaimed.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>The previous charge, for display; null for none.</summary>
    public ChargeId? LastChargeId { get; private set; }

    /// <summary>The number of declines of the current due day.</summary>
    public int Declines { get; private set; }

    /// <summary>The number of consecutive failures to reach Stripe.</summary>
    public int NotSent { get; private set; }

    /// <summary>The earliest time of the next charge, UTC; null for none.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>The amount of the next charge under a consent "up to" a cap, in minor units; null until a person enters it.</summary>
    public long? AmountMinorUnits { get; private set; }

    /// <summary>Why a person has to act; null unless the schedule needs attention.</summary>
    public ScheduleTrouble? Trouble { get; private set; }

    /// <summary>The clause, problem or decline code of the trouble; null for none.</summary>
    public string? TroubleCode { get; private set; }

    /// <summary>Why it has ended; null before.</summary>
    public ScheduleEnd? End { get; private set; }

    /// <summary>The name of the person who paused it; null while it is not paused.</summary>
    [Personal]
    public string? PausedBy { get; private set; }

    /// <summary>When it was paused, UTC; null while it is not.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Why it was paused; null while it is not.</summary>
    [Personal]
    public string? PauseReason { get; private set; }

    /// <summary>The due day of which the customer was notified; null for none.</summary>
    public DateOnly? NoticeFor { get; private set; }

    /// <summary>The amount in the notification, in minor units; null for none.</summary>
    public long? NoticeMinorUnits { get; private set; }

    /// <summary>The e-mail of the notification; null when a person notified the customer.</summary>
    public MailId? NoticeMailId { get; private set; }

    /// <summary>The name of the person who notified the customer; null when an e-mail did.</summary>
    [Personal]
    public string? NoticeBy { get; private set; }

    /// <summary>When a person notified the customer, UTC; null when none did.</summary>
    public DateTimeOffset? NoticeAt { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    /// <summary>Creates a schedule that is due at once.</summary>
    public static ChargeSchedule Make(
        ConsentId consent, PortalCustomerId customer, LocationId? store, DateOnly? nextDueOn, bool isLate, DateTimeOffset now) => new()
        {
            ConsentId = consent,
            CustomerId = customer,
            StoreId = store,
            State = isLate ? ScheduleState.NeedsAttention : ScheduleState.Active,
            Trouble = isLate ? ScheduleTrouble.StartedLate : null,
            NextDueOn = nextDueOn,
            NextTryAt = isLate ? null : now,
            LookedAt = now,
        };

    /// <summary>Records an evaluation and the time of the next; a new due day resets declines and trouble.</summary>
    public void Look(DateOnly? nextDueOn, DateTimeOffset? nextTryAt, DateTimeOffset now)
    {
        if (nextDueOn != NextDueOn)
        {
            (NextDueOn, Declines, NotSent) = (nextDueOn, 0, 0);
        }

        (NextTryAt, LookedAt) = (State is ScheduleState.Active ? nextTryAt : null, now);
    }

    /// <summary>Records that something changed, so that the schedule is evaluated; does nothing when it has ended.</summary>
    public void Mark(DateTimeOffset now) => ChangedAt = State is ScheduleState.Ended ? null : ChangedAt ?? now;

    /// <summary>Records that all changes are taken into account.</summary>
    public void TakeInChanges() => ChangedAt = null;

    /// <summary>Makes it due now, if it is active.</summary>
    public void BringForward(DateTimeOffset now) => NextTryAt = State is ScheduleState.Active ? now : null;

    /// <summary>Decides on a charge, before it is requested.</summary>
    public void Claim(ChargeId charge, DateOnly dueOn, DateTimeOffset until, DateTimeOffset now) =>
        (ChargeId, ChargeDueOn, ClaimedUntil, LookedAt, NextTryAt) = (charge, dueOn, until, now, until);

    /// <summary>Releases the claim.</summary>
    public void Release(DateTimeOffset now) => (ClaimedUntil, NextTryAt) = (null, State is ScheduleState.Active ? now : null);

    /// <summary>Drops the charge that was decided on but never requested.</summary>
    public void Drop() => (ChargeId, ChargeDueOn, ClaimedUntil) = (null, null, null);

    /// <summary>Records a successful charge; the next due day may be charged from the given time on.</summary>
    public void Succeed(DateTimeOffset notBefore) =>
        (LastChargeId, ChargeId, ChargeDueOn, Declines, NotSent, NotBefore, AmountMinorUnits) =
            (ChargeId, null, null, 0, 0, notBefore, null);

    /// <summary>Records a decline that the portal will retry.</summary>
    public void TryAgain(DateTimeOffset notBefore) =>
        (LastChargeId, ChargeId, ChargeDueOn, Declines, NotBefore) = (ChargeId ?? LastChargeId, null, null, Declines + 1, notBefore);

    /// <summary>Records that Stripe could not be reached; the portal will retry.</summary>
    public void SendAgain(DateTimeOffset notBefore) =>
        (LastChargeId, ChargeId, ChargeDueOn, NotSent, NotBefore) = (ChargeId ?? LastChargeId, null, null, NotSent + 1, notBefore);

    /// <summary>Records trouble that a person has to resolve.</summary>
    public void RequirePerson(ScheduleTrouble trouble, string? code)
    {
        (LastChargeId, ChargeId, ChargeDueOn, ClaimedUntil) = (ChargeId ?? LastChargeId, null, null, null);
        Apply(ScheduleSignal.TroubleMet);
        (Trouble, TroubleCode, NextTryAt) = (trouble, code, null);
    }

    /// <summary>Resumes a paused schedule.</summary>
    public void Resume(DateTimeOffset now) => GoOn(ScheduleSignal.WasResumed, now);

    /// <summary>Continues after a person has resolved the trouble.</summary>
    public void ResolveTrouble(DateTimeOffset now) => GoOn(ScheduleSignal.TroubleMended, now);

    /// <summary>Whether a signal may happen in this state.</summary>
    public bool Allows(ScheduleSignal signal) => ScheduleTransitions.Next(State, signal) is not null;

    /// <summary>Pauses it.</summary>
    public void Pause(Actor actor, string reason, DateTimeOffset now)
    {
        Apply(ScheduleSignal.WasPaused);
        (Trouble, TroubleCode, NextTryAt) = (null, null, null);
        (PausedBy, PausedAt, PauseReason) = (actor.Name, now, reason);
    }

    /// <summary>Ends it, and clears the reason of a pause.</summary>
    public void Finish(ScheduleEnd end, DateTimeOffset now)
    {
        Apply(ScheduleSignal.HasEnded);
        (End, Trouble, TroubleCode, NextTryAt, NextDueOn, LookedAt) = (end, null, null, null, null, now);
        (LastChargeId, ChargeId, ChargeDueOn, ClaimedUntil) = (ChargeId ?? LastChargeId, null, null, null);
        (PausedBy, PausedAt, PauseReason) = (null, null, null);
    }

    /// <summary>Erases free text, because the customer is erased.</summary>
    public void ForgetFreeText() => PauseReason = null;

    /// <summary>Sets the amount of the next charge.</summary>
    public void Enter(long minorUnits) => AmountMinorUnits = minorUnits;

    /// <summary>Records a notification by e-mail.</summary>
    public void Tell(DateOnly dueOn, long minorUnits, MailId mail) =>
        (NoticeFor, NoticeMinorUnits, NoticeMailId, NoticeBy, NoticeAt) = (dueOn, minorUnits, mail, null, null);

    /// <summary>Records a notification by a person.</summary>
    public void Told(DateOnly dueOn, long minorUnits, Actor actor, DateTimeOffset now) =>
        (NoticeFor, NoticeMinorUnits, NoticeMailId, NoticeBy, NoticeAt) = (dueOn, minorUnits, null, actor.Name, now);

    /// <summary>Increases the version.</summary>
    public void Touch() => Version++;

    // A signal that may not happen is a bug: the caller has checked the state in the same transaction.
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
            builder.HasIndex(schedule => new { schedule.StoreId, schedule.State });
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
