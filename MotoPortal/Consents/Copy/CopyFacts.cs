using System.Collections.Immutable;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Consents.Copy;

/// <summary>The contents of a copy.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
/// <param name="Customer">The customer as they are known now.</param>
/// <param name="CustomerName">The customer's name on the day of the consent.</param>
/// <param name="Card">The saved card; null before, or when there is none.</param>
/// <param name="Ending">The end of the consent; null while it is in force.</param>
/// <param name="Script">The exact text that was read or signed.</param>
/// <param name="Merchant">The store's details on that day.</param>
/// <param name="Answers">The answers; empty for a letter.</param>
/// <param name="Record">The record to which the ledger committed.</param>
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
    /// <summary>The calendar of the store in which the consent was given.</summary>
    public required StoreCalendar Calendar { get; init; }

    /// <summary>What the ledger committed to when the card was saved; null before.</summary>
    public CommittedRecord? CardRecord { get; init; }

    /// <summary>The address at which the holder of the copy sees whether the consent is in force; null for none.</summary>
    public string? StatusAddress { get; init; }

    /// <summary>Whether the script has the digest of the words that were read or signed.</summary>
    public required bool AreWordsAsRead { get; init; }

    /// <summary>Whether the rows differ from what the ledger committed to; the copy then says so.</summary>
    public bool IsSealBroken { get; init; }
}
