using System.Collections.Immutable;
using MotoPortal.Consents.Seals;
using MotoPortal.Primitives;

namespace MotoPortal.Consents;

/// <summary>What came of a consent.</summary>
public enum ConsentResult
{
    /// <summary>The card is still being taken.</summary>
    Open,

    /// <summary>A card was saved under it.</summary>
    CardSaved,

    /// <summary>It ended without a card.</summary>
    NoCard,

    /// <summary>The customer withdrew it.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A newer consent took its place.</summary>
    Replaced,
}

/// <summary>The columns that the list of consents can be sorted by.</summary>
public enum ConsentColumn
{
    /// <summary>When it was given.</summary>
    GivenAt,

    /// <summary>Its number.</summary>
    Number,

    /// <summary>The customer's name.</summary>
    Customer,

    /// <summary>The clerk's name.</summary>
    Person,

    /// <summary>How the order came.</summary>
    Channel,

    /// <summary>What came of it.</summary>
    Result,
}

/// <summary>Which consents to list, and in what order. Null filters nothing.</summary>
/// <param name="From">Given on or after this time, UTC.</param>
/// <param name="Until">Given before this time, UTC.</param>
/// <param name="Person">Part of the clerk's name.</param>
/// <param name="Customer">Part of the customer's name, or a consent's number.</param>
/// <param name="Channel">How the order came.</param>
/// <param name="Result">What came of it.</param>
/// <param name="OnlyNotMoto">Only saved cards of which Stripe does not say that they were taken by mail or telephone.</param>
/// <param name="EndsBy">Only consents in force whose last day is this one or earlier.</param>
/// <param name="SortBy">The column to sort by.</param>
/// <param name="Descending">Whether the largest comes first.</param>
/// <param name="Page">The page, from 0.</param>
/// <param name="PageSize">Rows on a page, 1 to 200.</param>
public sealed record ConsentQuery(
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    string? Person = null,
    string? Customer = null,
    OrderChannel? Channel = null,
    ConsentResult? Result = null,
    bool OnlyNotMoto = false,
    DateOnly? EndsBy = null,
    ConsentColumn SortBy = ConsentColumn.GivenAt,
    bool Descending = true,
    int Page = 0,
    int PageSize = 25)
{
    /// <summary>Whether <see cref="Customer"/> may also be the last four digits of the card.</summary>
    public bool WithCardDigits { get; init; }
}

/// <summary>One consent in full.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number that customers are told: <c>C-1043</c>.</param>
/// <param name="SetupId">The setup in which it was given.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="Channel">How the order came.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="TermsVersion">The version of the terms that was read.</param>
/// <param name="Language">The language in which it was read.</param>
/// <param name="Scope">What was agreed.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="GivenAt">When, UTC.</param>
/// <param name="RecordedBy">The clerk's name.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Card">The card that is sealed into it; null when there is none.</param>
/// <param name="Ending">How and when it ended; null while it stands.</param>
/// <param name="IsMarkedForRenewal">Whether a supervisor wants the customer asked anew.</param>
/// <param name="CardRemovedAt">When the card was removed at Stripe, UTC; null while it is there, or when there never was one.</param>
/// <param name="Digest">The ledger's commitment to the whole record, SHA-256 as lower-case hex.</param>
/// <param name="SuspendedAt">Since when the bank's refusal forbids charges, UTC; null when it does not.</param>
/// <param name="IsErased">Whether the customer's personal data were erased.</param>
/// <param name="ExpiryNow">When the card expires after the bank's last renewal; null when it was not renewed.</param>
public sealed record ConsentView(
    ConsentId Id,
    string Number,
    CardSetupId SetupId,
    PortalCustomerId CustomerId,
    string CustomerName,
    OrderChannel Channel,
    string OrderReference,
    int TermsVersion,
    string Language,
    ConsentScope Scope,
    bool AllowsRedisplay,
    DateTimeOffset GivenAt,
    string RecordedBy,
    ConsentResult Result,
    SealedCardView? Card,
    ConsentEndingView? Ending = null,
    bool IsMarkedForRenewal = false,
    DateTimeOffset? CardRemovedAt = null,
    string Digest = "",
    DateTimeOffset? SuspendedAt = null,
    bool IsErased = false,
    CardExpiry? ExpiryNow = null)
{
    /// <summary>What does not match the ledger's seal; empty when all does. Told where one consent or those of one customer are read, not in long lists.</summary>
    public ImmutableArray<SealBreak> SealBreaks { get; init; } = [];
}

/// <summary>When a card expires, and the digits it has since it was renewed.</summary>
/// <param name="Last4">The last four digits.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Year">The year, four digits.</param>
public sealed record CardExpiry(string Last4, int Month, int Year);

/// <summary>What shows that a consent is the customer's own.</summary>
/// <param name="CustomerName">The customer's name on that day.</param>
/// <param name="CustomerEmail">The e-mail address on that day, or null.</param>
/// <param name="CustomerPhone">The telephone number on that day as E.164, or null.</param>
/// <param name="Answers">Each answer with its part and time; empty for a letter.</param>
/// <param name="CallReference">What the telephone system calls the call; null for none.</param>
/// <param name="IdentityCheck">How the caller was identified; null for a letter.</param>
/// <param name="Cardholder">Whose card it is.</param>
/// <param name="CardholderRelation">What the cardholder is to the customer; null when it is the customer.</param>
/// <param name="SignedOn">The date beside the signature; null for a call.</param>
/// <param name="ReceivedOn">The day on which the letter came; null for a call.</param>
/// <param name="SignedForm">The scan of the signed form; null for a call.</param>
/// <param name="SignedFormSha256">The scan's SHA-256, lower-case hex; null for a call.</param>
public sealed record EvidenceView(
    string CustomerName,
    string? CustomerEmail,
    string? CustomerPhone,
    ImmutableArray<PartAnswer> Answers,
    string? CallReference,
    IdentityCheck? IdentityCheck,
    Cardholder Cardholder,
    string? CardholderRelation,
    DateOnly? SignedOn,
    DateOnly? ReceivedOn,
    SignedFormId? SignedForm,
    string? SignedFormSha256);

/// <summary>The end of a consent.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Channel">How the withdrawal came; null for other endings.</param>
/// <param name="ReplacedBy">The consent that took its place; null unless it was replaced.</param>
public sealed record ConsentEndingView(ConsentEndingKind Kind, DateTimeOffset At, WithdrawalChannel? Channel, ConsentId? ReplacedBy);

/// <summary>The card that is sealed into a consent.</summary>
/// <param name="PaymentMethod">Stripe's id.</param>
/// <param name="Brand">Stripe's brand name.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="ExpMonth">The month of expiry, 1 to 12.</param>
/// <param name="ExpYear">The year of expiry, four digits.</param>
/// <param name="CountedAsMoto">Whether Stripe says that it was taken by mail or telephone; null when Stripe does not say.</param>
/// <param name="SealedAt">When, UTC.</param>
public sealed record SealedCardView(PaymentMethodId PaymentMethod, string Brand, string Last4, int ExpMonth, int ExpYear, bool? CountedAsMoto, DateTimeOffset SealedAt);

/// <summary>One page of the list of consents.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record ConsentPageView(ImmutableArray<ConsentView> Rows, int Total);

/// <summary>A card of a customer at Stripe, with the consent behind it.</summary>
/// <param name="PaymentMethod">Stripe's id.</param>
/// <param name="Brand">Stripe's brand name.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="ExpMonth">The month of expiry, 1 to 12.</param>
/// <param name="ExpYear">The year of expiry, four digits.</param>
/// <param name="Consent">The consent; null when the portal has none for this card.</param>
public sealed record CustomerCardView(PaymentMethodId PaymentMethod, string Brand, string Last4, int ExpMonth, int ExpYear, ConsentView? Consent);

/// <summary>What became of asking for a customer's cards.</summary>
public abstract record CustomerCardsOutcome
{
    private CustomerCardsOutcome()
    {
    }

    /// <summary>The cards as Stripe has them now.</summary>
    public sealed record Listed(ImmutableArray<CustomerCardView> Cards) : CustomerCardsOutcome;

    /// <summary>Stripe could not be asked; these are the cards as they were sealed.</summary>
    public sealed record FromRecords(ImmutableArray<CustomerCardView> Cards) : CustomerCardsOutcome;
}
