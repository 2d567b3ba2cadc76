using System.Collections.Immutable;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Copy;
using MotoPortal.Customers.Records;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Answers;

/// <summary>What the portal knows about a disputed charge.</summary>
/// <param name="Charge">The charge.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Agreement">The consent that covers it, with the words as read; null for a payment without one.</param>
/// <param name="Mails">The copies and receipts, oldest first.</param>
/// <param name="Entries">The ledger's entries about the consent and the charge, oldest first, without payloads.</param>
/// <param name="Earlier">The customer's earlier charges of the same card that succeeded and were never disputed, oldest first.</param>
/// <param name="AtStripe">The dispute at Stripe, with the checks of the card.</param>
/// <param name="Calendar">The store's calendar.</param>
internal sealed record EvidenceFacts(
    ChargeView Charge,
    CustomerView Customer,
    CopyFacts? Agreement,
    ImmutableArray<MailView> Mails,
    ImmutableArray<LedgerEntry> Entries,
    ImmutableArray<ChargeView> Earlier,
    StripeDisputeDetail AtStripe,
    StoreCalendar Calendar);
