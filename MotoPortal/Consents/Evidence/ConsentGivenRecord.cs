using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Evidence;

/// <summary>
/// The consent record to which the ledger commits: every field that ISO/IEC TS 27560 and the card networks require, at the time of the
/// consent. The card is recorded by a later entry, once it is saved.
/// </summary>
/// <param name="SchemaVersion">The version of the record's schema.</param>
/// <param name="Id">The consent's id.</param>
/// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
/// <param name="Setup">The setup in which it was given.</param>
/// <param name="GivenAt">When it was given, UTC with milliseconds.</param>
/// <param name="RecordedBy">The id of the clerk who recorded it.</param>
/// <param name="Store">The clerk's store; null for none.</param>
/// <param name="OrderReference">The order's reference; null for none.</param>
/// <param name="Supersedes">The older consent that it replaces; null for none.</param>
/// <param name="Notice">The text that was read to the customer.</param>
/// <param name="Language">The language of the terms, a two-letter code.</param>
/// <param name="Scope">What may be charged.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="Processing">How the data are processed.</param>
/// <param name="Controller">The controller of the data.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Evidence">The evidence.</param>
internal sealed record ConsentGivenRecord(
    int SchemaVersion,
    string Id,
    string Number,
    string Setup,
    string GivenAt,
    string RecordedBy,
    string? Store,
    string? OrderReference,
    string? Supersedes,
    ConsentGivenRecord.NoticeRead Notice,
    string Language,
    ScopeDetails Scope,
    bool AllowsRedisplay,
    ConsentGivenRecord.ProcessingOfData Processing,
    ConsentGivenRecord.ControllerOfData Controller,
    ConsentGivenRecord.CustomerGiving Customer,
    ConsentGivenRecord.EvidenceOfIt Evidence)
    : ILedgerDetails
{
    /// <summary>The current version of the record's schema; increased when a field is added or changes its meaning.</summary>
    public const int NewestSchemaVersion = 4;

    private static readonly ImmutableArray<string> PiiTypes =
    [
        "name", "contact", "card brand, last four digits and expiry", "reference of the card at the payment provider",
        "evidence of the consent",
    ];

    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds => ["consent.given"];

    /// <summary>Creates the record of a consent that is being given.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="number">The number without its prefix <c>C-</c>.</param>
    /// <param name="given">The facts of the consent.</param>
    /// <param name="now">The time of the consent, UTC.</param>
    public static ConsentGivenRecord Of(ConsentId id, int number, ConsentGiven given, DateTimeOffset now) => new(
        NewestSchemaVersion,
        id.Value,
        ConsentNumber.Write(number),
        given.SetupId.Value,
        Moment(now),
        given.Actor.Id,
        given.Store?.Value,
        given.OrderReference,
        given.Replaces?.Value,
        new NoticeRead(
            given.Script.Version, given.Script.Sha256, ConsentReading.DigestOf(given.Script), WordsRead.Of(given.Script)),
        given.Script.Language,
        ScopeDetails.Of(given.Scope),
        given.AllowsRedisplay,
        new ProcessingOfData(
            given.Channel.ToString(),
            given.Channel is OrderChannel.Telephone ? "telephone, card keyed in on a reader" : "post, card keyed in on a reader",
            given.Merchant.Country,
            given.Merchant.Authority,
            "in the terms",
            given.Merchant.Contact,
            PiiTypes,
            new StorageOfData("Stripe", "the store"),
            ["Stripe", "the card network", "the bank that issued the card"],
            new RetentionOfData("Retention:ConsentMonthsAfterEnd", Day(given.Scope.ValidUntil))),
        new ControllerOfData(
            given.Merchant.Name, given.Merchant.Address, given.Merchant.Country, given.Merchant.Contact, given.Merchant.PrivacyContact),
        new CustomerGiving(
            given.Customer.Id?.Value, given.Customer.StripeId.Value, given.Customer.Name, given.Customer.Email, given.Customer.Phone),
        new EvidenceOfIt(
            AnswersOf(given.Evidence.Answers),
            given.Evidence.Form.CallReference.Trim(),
            given.Evidence.Form.IdentityCheck?.ToString(),
            given.Evidence.Form.IdentityPassed,
            given.Evidence.Form.Cardholder?.ToString(),
            given.Evidence.Form.CardholderRelation.Trim(),
            Day(given.Evidence.Form.SignedOn),
            Day(given.Evidence.Form.ReceivedOn),
            given.Evidence.Form.SignedForm?.Value,
            given.Evidence.SignedFormSha256,
            given.Evidence.KnownTo,
            given.Evidence.OtherCardholder,
            given.Evidence.OtherCardholder is null ? null : given.Evidence.Form.CardholderAgreed));

    /// <summary>Converts the answers.</summary>
    public static ImmutableArray<AnswerGiven> AnswersOf(IReadOnlyList<PartAnswer> answers) =>
    [
        .. answers.Select(answer => new AnswerGiven(
            answer.Part.ToString(),
            answer.Yes,
            answer.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            answer.Readings,
            answer.Question,
            answer.Seconds)),
    ];

    /// <summary>Formats a time for records: UTC with milliseconds, a precision that every database keeps.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The text that was read to the customer: its digests, and its words, which records of version 2 and before lack.</summary>
    public sealed record NoticeRead(
        int TermsVersion,
        string TermsSha256,
        string ScriptSha256,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WordsRead? Words);

    /// <summary>How the data are processed, in the terms of ISO/IEC TS 27560.</summary>
    public sealed record ProcessingOfData(
        string PlacedVia,
        string CollectionMethod,
        string Jurisdiction,
        string Authority,
        string ChangeNotice,
        string Withdrawal,
        ImmutableArray<string> PiiTypes,
        StorageOfData Storage,
        ImmutableArray<string> Recipients,
        RetentionOfData Retention);

    /// <summary>Where the data are stored.</summary>
    public sealed record StorageOfData(string Card, string Record);

    /// <summary>How long the data are stored: the setting that decides it, and the day from which it counts.</summary>
    public sealed record RetentionOfData(string Rule, string? From);

    /// <summary>The controller of the data.</summary>
    public sealed record ControllerOfData(string Name, string Address, string Country, string Contact, string PrivacyContact);

    /// <summary>The customer who gave the consent.</summary>
    public sealed record CustomerGiving(string? Id, string Stripe, string Name, string? Email, string? Phone);

    /// <summary>
    /// The evidence of the consent. The last three are absent where they do not apply, and from records of version 3 and before.
    /// </summary>
    public sealed record EvidenceOfIt(
        ImmutableArray<AnswerGiven> Answers,
        string CallReference,
        string? IdentityCheck,
        bool? IdentityPassed,
        string? Cardholder,
        string CardholderRelation,
        string? SignedOn,
        string? ReceivedOn,
        string? SignedForm,
        string? SignedFormSha256,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IdentityKnownTo,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CardholderName,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CardholderAgreed);

    /// <summary>
    /// The answer to one part of the terms: how often the part was read, the number of its question and how long that was read, in seconds.
    /// Records of version 2 and before lack the last two.
    /// </summary>
    public sealed record AnswerGiven(
        string Part,
        bool Yes,
        string At,
        int Readings,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Question,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Seconds);
}
