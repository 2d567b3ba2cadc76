using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Schedules.Running;

/// <summary>The result of a person's action on a schedule. Closed: only the cases named here exist.</summary>
internal abstract record ScheduleOutcome
{
    private ScheduleOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : ScheduleOutcome;

    /// <summary>The input is invalid.</summary>
    public sealed record Invalid(FieldProblem Problem) : ScheduleOutcome;

    /// <summary>The person saw another amount than the one that is due; nothing was changed.</summary>
    /// <param name="Shown">The amount that they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : ScheduleOutcome;

    /// <summary>The schedule's state does not allow this any more.</summary>
    public sealed record NotNow(ScheduleState State) : ScheduleOutcome;

    /// <summary>There is no such schedule.</summary>
    public sealed record NotFound : ScheduleOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : ScheduleOutcome;
}
