using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Schedules.Plans;

/// <summary>The input of a decision on a schedule.</summary>
/// <param name="Standing">What the consent covers now.</param>
/// <param name="Earlier">All charges made or tried under it.</param>
/// <param name="HasUnsettled">Whether the result of a charge is not known.</param>
/// <param name="Asked">The charge that was decided on and is not yet taken into account; null for none.</param>
/// <param name="Declines">The number of declines of the current due day.</param>
/// <param name="NotSent">The number of consecutive failures to reach Stripe.</param>
/// <param name="NotBefore">The earliest time of the next charge; null for none.</param>
/// <param name="Entered">The amount that a person entered; null for none.</param>
/// <param name="Promise">The terms' promise to notify the customer; null for none.</param>
/// <param name="Hour">The hour of the store's day from which charges are made, 0 to 23.</param>
internal sealed record ScheduleFacts(
    ChargeStanding Standing,
    ImmutableArray<EarlierCharge> Earlier,
    bool HasUnsettled,
    AskedCharge? Asked,
    int Declines,
    int NotSent,
    DateTimeOffset? NotBefore,
    Money? Entered,
    NoticePromise? Promise,
    int Hour);
