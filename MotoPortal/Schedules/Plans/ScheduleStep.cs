using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Schedules.Plans;

/// <summary>The result of a decision on a schedule. Closed: only the cases named here exist.</summary>
internal abstract record ScheduleStep
{
    private ScheduleStep()
    {
    }

    /// <summary>The schedule ends.</summary>
    public sealed record Finish(ScheduleEnd End) : ScheduleStep;

    /// <summary>A person has to act.</summary>
    /// <param name="Trouble">Why.</param>
    /// <param name="DueOn">The due day in question; null for none.</param>
    /// <param name="Code">The decline code, problem or clause; null for none.</param>
    public sealed record NeedsPerson(ScheduleTrouble Trouble, DateOnly? DueOn, string? Code = null) : ScheduleStep;

    /// <summary>Nothing is to be done before that time.</summary>
    public sealed record Wait(DateTimeOffset Until, DateOnly? DueOn) : ScheduleStep;

    /// <summary>The charge succeeded.</summary>
    /// <param name="NotBefore">The earliest time of the next charge.</param>
    public sealed record Succeeded(DateTimeOffset NotBefore) : ScheduleStep;

    /// <summary>The bank declined; the charge is retried at that time.</summary>
    public sealed record TryAgain(DateTimeOffset NotBefore) : ScheduleStep;

    /// <summary>Stripe could not be reached; the charge is retried at that time.</summary>
    public sealed record SendAgain(DateTimeOffset NotBefore) : ScheduleStep;

    /// <summary>The charge that was decided on was never requested and is dropped.</summary>
    public sealed record Drop : ScheduleStep;

    /// <summary>The customer is to be notified.</summary>
    /// <param name="DueOn">The due day.</param>
    /// <param name="Amount">The amount.</param>
    /// <param name="ChargeOn">The day of the charge.</param>
    public sealed record Tell(DateOnly DueOn, Money Amount, DateOnly ChargeOn) : ScheduleStep;

    /// <summary>The charge is to be made now.</summary>
    public sealed record Charge(DateOnly DueOn, Money Amount) : ScheduleStep;
}
