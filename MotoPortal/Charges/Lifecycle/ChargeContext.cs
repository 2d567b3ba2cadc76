using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>All that a decision on a charge stands on, read in one transaction.</summary>
/// <param name="Consent">The consent, which has a card.</param>
/// <param name="Standing">What the consent covers now.</param>
/// <param name="Earlier">All other charges made or tried under it.</param>
/// <param name="Limits">The rules of the house for one person.</param>
/// <param name="SpentToday">What the person has charged today.</param>
internal sealed record ChargeContext(
    ConsentView Consent, ChargeStanding Standing, ImmutableArray<EarlierCharge> Earlier, HouseLimits Limits, Money SpentToday)
{
    /// <summary>
    /// A charge as the policy is asked about it. What the portal charges by itself is no person's doing and has no person's limits.
    /// </summary>
    public ChargeRequest RequestOf(
        Money amount, ChargeInitiation initiation, ChargeOrigin origin, bool isForPurpose, DateOnly? dueOn, string reference) =>
        origin is ChargeOrigin.Schedule
            ? new ChargeRequest(amount, initiation, isForPurpose, dueOn, reference, HouseLimits.None, null)
            : new ChargeRequest(amount, initiation, isForPurpose, dueOn, reference, Limits, SpentToday);
}
