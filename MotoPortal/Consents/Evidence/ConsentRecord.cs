using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Evidence;

/// <summary>
/// The consent record as the ledger commits to it: every field that ISO/IEC TS 27560 and the card networks ask for, at the moment of giving.
/// The card follows in an entry of its own once it is saved.
/// </summary>
internal static class ConsentRecord
{
    /// <summary>The shape of the record; grows when a field is added or changes its meaning.</summary>
    public const int SchemaVersion = 2;

    private static readonly string[] PiiTypes = ["name", "contact", "card brand, last four digits and expiry", "reference of the card at the payment provider", "evidence of the consent"];

    /// <summary>The record of a consent that is being given, ready to become canonical JSON.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="number">The number behind <c>C-</c>.</param>
    /// <param name="given">What was given.</param>
    /// <param name="now">When, UTC.</param>
    public static object Of(ConsentId id, int number, ConsentGiven given, DateTimeOffset now) => new
    {
        schemaVersion = SchemaVersion,
        id = id.Value,
        number = ConsentNumber.Write(number),
        setup = given.SetupId.Value,
        givenAt = Moment(now),
        recordedBy = given.Actor.Id,
        store = given.Store?.Value,
        orderReference = given.OrderReference,
        supersedes = given.Replaces?.Value,
        notice = new { termsVersion = given.Script.Version, termsSha256 = given.Script.Sha256, scriptSha256 = ConsentReading.DigestOf(given.Script) },
        language = given.Script.Language,
        scope = ScopeDetails.Of(given.Scope),
        allowsRedisplay = given.AllowsRedisplay,
        processing = new
        {
            placedVia = given.Channel.ToString(),
            collectionMethod = given.Channel is OrderChannel.Telephone ? "telephone, card keyed in on a reader" : "post, card keyed in on a reader",
            jurisdiction = given.Merchant.Country,
            authority = given.Merchant.Authority,
            changeNotice = "in the terms",
            withdrawal = given.Merchant.Contact,
            piiTypes = PiiTypes,
            storage = new { card = "Stripe", record = "the store" },
            recipients = new[] { "Stripe", "the card network", "the bank that issued the card" },
            retention = new { rule = "Retention:ConsentMonthsAfterEnd", from = Day(given.Scope.ValidUntil) },
        },
        controller = new { name = given.Merchant.Name, address = given.Merchant.Address, country = given.Merchant.Country, contact = given.Merchant.Contact, privacyContact = given.Merchant.PrivacyContact },
        customer = new { id = given.Customer.Id?.Value, stripe = given.Customer.StripeId.Value, name = given.Customer.Name, email = given.Customer.Email, phone = given.Customer.Phone },
        evidence = new
        {
            answers = AnswersOf(given.Evidence.Answers),
            callReference = given.Evidence.Form.CallReference.Trim(),
            identityCheck = given.Evidence.Form.IdentityCheck?.ToString(),
            identityPassed = given.Evidence.Form.IdentityPassed,
            cardholder = given.Evidence.Form.Cardholder?.ToString(),
            cardholderRelation = given.Evidence.Form.CardholderRelation.Trim(),
            signedOn = Day(given.Evidence.Form.SignedOn),
            receivedOn = Day(given.Evidence.Form.ReceivedOn),
            signedForm = given.Evidence.Form.SignedForm?.Value,
            signedFormSha256 = given.Evidence.SignedFormSha256,
        },
    };

    /// <summary>The answers as the record has them.</summary>
    public static object AnswersOf(IReadOnlyList<PartAnswer> answers) => answers.Select(answer => new
    {
        part = answer.Part.ToString(),
        yes = answer.Yes,
        at = answer.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        readings = answer.Readings,
    }).ToArray();

    /// <summary>A point in time as records have it: UTC with milliseconds, which every database keeps.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
