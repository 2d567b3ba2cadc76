using System.Collections.Immutable;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>All that a look at a schedule stands on.</summary>
/// <param name="Cover">What the consent covers now.</param>
/// <param name="Earlier">All charges made or tried under it.</param>
/// <param name="HasUnsettled">Whether the outcome of any of them is not known yet.</param>
/// <param name="Asked">The charge that was decided on and is not taken in yet; null for none.</param>
/// <param name="Declines">How often the present due day was declined.</param>
/// <param name="NotSent">How often in a row Stripe could not be reached.</param>
/// <param name="NotBefore">Nothing is charged before this time; null for no such wait.</param>
/// <param name="Entered">The amount that somebody entered; null for none.</param>
/// <param name="Promise">What the terms promise about telling the customer; null for nothing.</param>
/// <param name="Hour">The hour of the store's day from which on it is charged, 0 to 23.</param>
internal sealed record ScheduleFacts(
    ChargeCover Cover,
    ImmutableArray<EarlierCharge> Earlier,
    bool HasUnsettled,
    AskedCharge? Asked,
    int Declines,
    int NotSent,
    DateTimeOffset? NotBefore,
    Money? Entered,
    NoticePromise? Promise,
    int Hour);

/// <summary>The charge that the schedule decided on.</summary>
/// <param name="DueOn">The due day that it is for.</param>
/// <param name="Row">What became of it; null when it was never asked for, because the portal stopped in between.</param>
internal sealed record AskedCharge(DateOnly DueOn, ChargeResult? Row);

/// <summary>What became of a charge.</summary>
/// <param name="State">What is true of it.</param>
/// <param name="Problem">Why the bank was not asked; null when it was.</param>
/// <param name="DeclineCode">The bank's decline code; null for none.</param>
/// <param name="AdviceCode">Stripe's advice; null for none.</param>
internal sealed record ChargeResult(ChargeState State, ChargeProblem? Problem = null, string? DeclineCode = null, string? AdviceCode = null);

/// <summary>The terms promise that the customer is told before each charge.</summary>
/// <param name="Days">How many whole days before, at least 1.</param>
/// <param name="HasAddress">Whether an e-mail can tell it.</param>
/// <param name="For">The due day of which the customer is being told, or was; null for none.</param>
/// <param name="Amount">The amount that they are told.</param>
/// <param name="ToldAt">When they were told; null while the e-mail waits.</param>
/// <param name="HasFailed">Whether the e-mail was given up.</param>
internal sealed record NoticePromise(int Days, bool HasAddress, DateOnly? For = null, Money? Amount = null, DateTimeOffset? ToldAt = null, bool HasFailed = false);

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
