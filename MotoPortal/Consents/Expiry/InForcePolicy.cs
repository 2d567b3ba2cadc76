using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Expiry;

/// <summary>Decides whether a consent is in force. This is the only place that does.</summary>
internal static class InForcePolicy
{
    /// <summary>Why the consent is not in force; null when it is.</summary>
    /// <param name="consent">The consent as recorded now.</param>
    /// <param name="today">The current day at the store.</param>
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
