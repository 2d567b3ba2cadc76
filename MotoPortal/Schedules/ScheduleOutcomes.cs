using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>The result of a person's word on a schedule. Closed: only the cases named here exist.</summary>
internal abstract record ScheduleOutcome
{
    private ScheduleOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : ScheduleOutcome;

    /// <summary>What was typed cannot be kept.</summary>
    public sealed record Invalid(FieldProblem Problem) : ScheduleOutcome;

    /// <summary>The person saw another amount than the one that is due; nothing goes on.</summary>
    /// <param name="Shown">What they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : ScheduleOutcome;

    /// <summary>The schedule is in another state by now.</summary>
    public sealed record NotNow(ScheduleState State) : ScheduleOutcome;

    /// <summary>There is no such schedule.</summary>
    public sealed record NotFound : ScheduleOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ScheduleOutcome;
}
