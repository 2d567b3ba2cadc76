using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Pages;

/// <summary>What may still be charged under a consent at this moment, as far as it can be told before an amount is known.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Fixed">The amount where none is to be chosen; null where it is typed.</param>
/// <param name="Most">The most that may be typed now; null where the amount is fixed or nothing may be charged.</param>
/// <param name="Position">Where the next charge stands among those that were agreed; null when there is no place left.</param>
/// <param name="Against">What forbids any charge now; empty for nothing.</param>
/// <param name="MayBeAbsent">Whether it may be charged while the customer is not there.</param>
/// <param name="CardIsUnread">Whether the card counts as expired only by what was known before, since Stripe could not be asked.</param>
public sealed record ChargeAllowance(
    ConsentView Consent,
    Money? Fixed,
    Money? Most,
    ChargePosition? Position,
    ImmutableArray<ClauseBreach> Against,
    bool MayBeAbsent,
    bool CardIsUnread = false)
{
    /// <summary>The card as it is called on pages.</summary>
    public string CardName => SealedCardText.Of(Consent.Card!.Brand, Consent.ExpiryNow?.Last4 ?? Consent.Card.Last4);
}
