using System.Collections.Immutable;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Receipts;

/// <summary>The contents of a receipt.</summary>
/// <param name="Charge">The charge, which succeeded.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Consent">The consent that covers it; null for a payment on a reader without a saved card.</param>
/// <param name="HasEnded">Whether that consent has ended.</param>
/// <param name="Refunds">The refunds, oldest first.</param>
/// <param name="Language">The customer's language, a two-letter code.</param>
/// <param name="Merchant">The store's details.</param>
/// <param name="Calendar">The store's calendar.</param>
internal sealed record ReceiptFacts(
    Charge Charge,
    CustomerView Customer,
    Consent? Consent,
    bool HasEnded,
    ImmutableArray<ChargeRefund> Refunds,
    string Language,
    MerchantOptions Merchant,
    StoreCalendar Calendar)
{
    /// <summary>The charge's number, such as <c>P-1001</c>.</summary>
    public string Number => ChargeNumber.Write(Charge.Number);

    /// <summary>When it was charged, UTC.</summary>
    public DateTimeOffset ChargedAt => Charge.SettledAt ?? Charge.RequestedAt;
}
