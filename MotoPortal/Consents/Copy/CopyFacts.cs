using System.Collections.Immutable;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers;
using MotoPortal.Terms;

namespace MotoPortal.Consents.Copy;

/// <summary>All that a copy is made of.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Number">Its number as it is said.</param>
/// <param name="Customer">Whose it is, as the portal knows them now.</param>
/// <param name="CustomerName">The name on the day of the consent.</param>
/// <param name="Card">The card that was saved; null before, or when none was.</param>
/// <param name="Ending">How it ended; null while it stands.</param>
/// <param name="Script">The very words that were read or signed.</param>
/// <param name="Merchant">Who the store was on that day.</param>
/// <param name="Answers">The answers; empty for a letter.</param>
/// <param name="Record">What the ledger committed itself to.</param>
internal sealed record CopyFacts(
    Consent Consent,
    string Number,
    CustomerView Customer,
    string CustomerName,
    SealedCardView? Card,
    ConsentEndingView? Ending,
    ScriptView Script,
    CopyMerchant Merchant,
    ImmutableArray<RecordedAnswer> Answers,
    CommittedRecord Record)
{
    /// <summary>Whether the rows that the copy is made from are not what the ledger committed itself to; then the copy says so.</summary>
    public bool IsSealBroken { get; init; }
}
