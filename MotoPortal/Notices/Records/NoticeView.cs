using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Notices.Records;

/// <summary>Something that a customer is to be told or was told, for pages.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">The kind.</param>
/// <param name="State">The state.</param>
/// <param name="Customer">The customer.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="Phone">The customer's telephone number as E.164; null for none.</param>
/// <param name="HasEmail">Whether the customer has an e-mail address.</param>
/// <param name="ConsentNumber">The consent's number, such as <c>C-1043</c>.</param>
/// <param name="Language">The customer's language, a two-letter code.</param>
/// <param name="Purpose">The consent's purpose, in the customer's language.</param>
/// <param name="Charge">The charge; null for another kind.</param>
/// <param name="ChargeNumber">Its number, such as <c>P-1001</c>; null for another kind.</param>
/// <param name="Amount">Its amount; null for another kind.</param>
/// <param name="ChargedOn">The day of the charge at the store; null for another kind.</param>
/// <param name="TermsVersion">The version of the terms; null for another kind.</param>
/// <param name="AskFrom">The day from which the customer may be asked to agree to it; null for another kind.</param>
/// <param name="TellBy">The last day on which the customer is told in time; null for no limit.</param>
/// <param name="Since">Since when the customer is to be told, UTC.</param>
/// <param name="MailFailed">Whether an e-mail with it did not reach the customer.</param>
/// <param name="ToldOn">The day on which the customer was told; null before.</param>
/// <param name="ToldBy">How; null before.</param>
/// <param name="ToldByName">By whom; null before, and for an e-mail.</param>
public sealed record NoticeView(
    NoticeId Id,
    NoticeKind Kind,
    NoticeState State,
    PortalCustomerId Customer,
    string CustomerName,
    string? Phone,
    bool HasEmail,
    string ConsentNumber,
    string Language,
    string Purpose,
    ChargeId? Charge,
    string? ChargeNumber,
    Money? Amount,
    DateOnly? ChargedOn,
    int? TermsVersion,
    DateOnly? AskFrom,
    DateOnly? TellBy,
    DateTimeOffset Since,
    bool MailFailed,
    DateOnly? ToldOn,
    NoticeMeans? ToldBy,
    string? ToldByName)
{
    /// <summary>The first day on which the customer can have been told, at the store.</summary>
    public DateOnly SinceOn { get; init; }

    /// <summary>Today at the store.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Whether the last day to tell the customer in time has passed.</summary>
    public bool IsLate => State is not NoticeState.Told && TellBy < Today;
}
