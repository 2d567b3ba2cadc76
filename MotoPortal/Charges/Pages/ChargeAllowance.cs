using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Pages;

/// <summary>What may still be charged under a consent now, as far as it is known without an amount.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Fixed">The amount when it is fixed; null when it is entered.</param>
/// <param name="Most">The most that may be entered; null when the amount is fixed or nothing may be charged.</param>
/// <param name="Position">The position of the next charge; null when none is left.</param>
/// <param name="Against">The clauses that forbid any charge now; empty for none.</param>
/// <param name="MayBeAbsent">Whether it may be charged in the customer's absence.</param>
/// <param name="Left">What is left of the cap that the position counts against; null when nothing is counted.</param>
/// <param name="CardIsUnread">Whether the card's expiry could not be confirmed because Stripe cannot be reached.</param>
public sealed record ChargeAllowance(
    ConsentView Consent,
    Money? Fixed,
    Money? Most,
    ChargePosition? Position,
    ImmutableArray<ClauseBreach> Against,
    bool MayBeAbsent,
    Money? Left = null,
    bool CardIsUnread = false)
{
    /// <summary>The card's text on pages.</summary>
    public string CardName => SealedCardText.Of(Consent.Card!.Brand, Consent.ExpiryNow?.Last4 ?? Consent.Card.Last4);
}
