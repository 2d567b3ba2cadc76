using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The input of a decision on a charge, read in one transaction.</summary>
/// <param name="Consent">The consent, which has a card.</param>
/// <param name="Standing">What the consent covers now.</param>
/// <param name="Earlier">All other charges made or tried under it.</param>
/// <param name="Limits">The house limits of one person.</param>
/// <param name="SpentToday">What the person has charged today.</param>
internal sealed record ChargeContext(
    ConsentView Consent, ChargeStanding Standing, ImmutableArray<EarlierCharge> Earlier, HouseLimits Limits, Money SpentToday)
{
    /// <summary>The request to be decided. A charge by the schedule counts for no person and has no person's limits.</summary>
    public ChargeRequest RequestOf(
        Money amount, ChargeInitiation initiation, ChargeOrigin origin, bool isForPurpose, DateOnly? dueOn, string reference) =>
        origin is ChargeOrigin.Schedule
            ? new ChargeRequest(amount, initiation, isForPurpose, dueOn, reference, HouseLimits.None, null)
            : new ChargeRequest(amount, initiation, isForPurpose, dueOn, reference, Limits, SpentToday);
}
