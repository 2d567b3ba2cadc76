using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>All that a look at a schedule stands on.</summary>
/// <param name="Standing">What the consent covers now.</param>
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
