using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>What a look at a schedule comes to. Closed: only the cases named here exist.</summary>
internal abstract record ScheduleStep
{
    private ScheduleStep()
    {
    }

    /// <summary>Nothing is charged any more.</summary>
    public sealed record Finish(ScheduleEnd End) : ScheduleStep;

    /// <summary>A person has to look.</summary>
    /// <param name="Trouble">Why.</param>
    /// <param name="DueOn">The due day it is about.</param>
    /// <param name="Code">The decline code, problem or clause; null for none.</param>
    public sealed record Attend(ScheduleTrouble Trouble, DateOnly? DueOn, string? Code = null) : ScheduleStep;

    /// <summary>Nothing is to be done before that time.</summary>
    public sealed record Wait(DateTimeOffset Until, DateOnly? DueOn) : ScheduleStep;

    /// <summary>The charge was made.</summary>
    /// <param name="NotBefore">From when on the next one may be made.</param>
    public sealed record Succeeded(DateTimeOffset NotBefore) : ScheduleStep;

    /// <summary>The bank declined, and it is tried again then.</summary>
    public sealed record TryAgain(DateTimeOffset NotBefore) : ScheduleStep;

    /// <summary>Stripe could not be reached, and it is tried again then.</summary>
    public sealed record SendAgain(DateTimeOffset NotBefore) : ScheduleStep;

    /// <summary>What was decided on is not to be charged any more, and was never asked for.</summary>
    public sealed record Drop : ScheduleStep;

    /// <summary>The customer is to be told.</summary>
    /// <param name="DueOn">The due day.</param>
    /// <param name="Amount">The amount.</param>
    /// <param name="ChargeOn">The day on which it will be charged.</param>
    public sealed record Tell(DateOnly DueOn, Money Amount, DateOnly ChargeOn) : ScheduleStep;

    /// <summary>It is charged now.</summary>
    public sealed record Charge(DateOnly DueOn, Money Amount) : ScheduleStep;
}
