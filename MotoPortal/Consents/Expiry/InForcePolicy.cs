using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Expiry;

/// <summary>The one place that says whether a consent is in force.</summary>
internal static class InForcePolicy
{
    /// <summary>Why the consent is not in force; null when it is.</summary>
    /// <param name="consent">The consent as it is written down now.</param>
    /// <param name="today">The day at the store.</param>
    public static NotInForce? WhyNot(ConsentView consent, DateOnly today) => consent switch
    {
        { Ending.Kind: var kind } => kind switch
        {
            ConsentEndingKind.Withdrawn => NotInForce.Withdrawn,
            ConsentEndingKind.Expired => NotInForce.Expired,
            ConsentEndingKind.Replaced => NotInForce.Replaced,
            ConsentEndingKind.WithoutCard => NotInForce.NoCard,
        },
        _ when consent.Scope.ValidUntil < today => NotInForce.Expired,
        { Card: null } => NotInForce.NoCard,
        { CardRemovedAt: not null } => NotInForce.CardRemoved,
        _ => null,
    };
}
