using System.Collections.Immutable;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers;
using MotoPortal.Refunds;
using MotoPortal.Terms;

namespace MotoPortal.Receipts;

/// <summary>All that a receipt is made of.</summary>
/// <param name="Charge">The charge, which succeeded.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Consent">The consent that covers it; null for a payment on a reader that saved no card.</param>
/// <param name="HasEnded">Whether that consent has ended.</param>
/// <param name="Refunds">What was given back, oldest first.</param>
/// <param name="Language">The customer's language, two letters.</param>
/// <param name="Merchant">Who the store is.</param>
/// <param name="Zone">The store's calendar.</param>
internal sealed record ReceiptFacts(
    Charge Charge,
    CustomerView Customer,
    Consent? Consent,
    bool HasEnded,
    ImmutableArray<ChargeRefund> Refunds,
    string Language,
    MerchantOptions Merchant,
    TimeZoneInfo Zone)
{
    /// <summary>The charge's number as it is told.</summary>
    public string Number => ChargeNumber.Write(Charge.Number);

    /// <summary>When it was charged, UTC.</summary>
    public DateTimeOffset ChargedAt => Charge.SettledAt ?? Charge.RequestedAt;
}
