using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// Writes a consent as a machine-readable receipt with the fields of ISO/IEC TS 27560:2023. The fields are described in
/// <c>docs/consent-receipt.md</c>, and a test compares the two.
/// </summary>
internal static class ConsentReceipt
{
    /// <summary>The version of the receipt's schema; changes when a field is added or changes its meaning.</summary>
    public const string SchemaVersion = "motoportal.consent-receipt/3";

    private const string RecordPrefix = "con_";
    private const string ReceiptPrefix = "rcp_";

    /// <summary>
    /// The receipt without its proof in the ledger, to be written as canonical JSON. Values that are unknown or erased are null.
    /// </summary>
    public static object Of(CopyFacts facts) => new
    {
        schemaVersion = SchemaVersion,
        receiptId = IdOf(facts.Consent.Id),
        recordId = facts.Consent.Id.Value,
        number = facts.Number,
        piiPrincipalId = facts.Consent.CustomerId.Value,
        language = facts.Consent.Language,
        jurisdiction = facts.Merchant.Country,
        privacyNotice = new
        {
            version = facts.Script.Version,
            language = facts.Script.Language,
            sha256 = facts.Script.Sha256,
            text = facts.Script.PrivacyNotice
        },
        purposes = new[] { new { purpose = facts.Consent.Purpose, lawfulBasis = facts.Consent.Scope.Basis.ToString() } },
        piiTypes = PiiTypes,
        collectionMethod = facts.Consent.Channel.ToString(),
        storageLocations = StorageLocations(facts),
        recipients = Recipients,
        retention = new
        {
            rule = "until withdrawal, or the last day of the scope; then the card is removed",
            until = Day(
            facts.Consent.ValidUntil)
        },
        withdrawal = new { contact = facts.Merchant.Contact, text = Withdrawal(facts) },
        rights = Rights,
        authority = facts.Merchant.Authority,
        controller = new
        {
            name = facts.Merchant.Name,
            address = facts.Merchant.Address,
            country = facts.Merchant.Country,
            contact = facts.Merchant.Contact,
            privacyContact = facts.Merchant.PrivacyContact,
            role = "controller",
        },
        scope = ScopeDetails.Of(facts.Consent.Scope),
        allowsRedisplay = facts.Consent.AllowsRedisplay,
        answers = facts.Answers.Select(answer => new { part = answer.Part.ToString(), yes = answer.Yes, at = Moment(answer.At) }),
        card = facts.Card is not { } card ? null : new
        {
            brand = card.Brand,
            last4 = card.Last4,
            expMonth = card.ExpMonth,
            expYear = card.ExpYear,
            savedAt = Moment(card.SealedAt)
        },
        events = Events(facts),
        proof = new
        {
            algorithm = "SHA-256(salt || record)",
            commitment = facts.Record.Commitment,
            salt = facts.Record.Salt is { } salt ? Convert.ToHexStringLower([.. salt]) : null,
            record = facts.Record.Text,
            holds = facts.Record.Text is null && !facts.IsSealBroken ? (bool?)null : !facts.IsSealBroken,
            card = facts.CardRecord is not { } saved ? null : new
            {
                commitment = saved.Commitment,
                salt = saved.Salt is { } cardSalt ? Convert.ToHexStringLower([.. cardSalt]) : null,
                record = saved.Text,
            },
        },
    };

    /// <summary>The id of a consent's receipt.</summary>
    public static string IdOf(ConsentId consent) => ReceiptPrefix + consent.Value[RecordPrefix.Length..];

    private static string[] PiiTypes { get; } =
        [
            "name",
            "e-mail address",
            "telephone number",
            "card brand",
            "card last four digits",
            "card expiry date",
            "card token",
            "answers and their times",
            "reference of the call or letter"
        ];

    private static string[] Recipients { get; } = ["Stripe", "card network", "bank that issued the card"];

    // Articles 13 to 21 of Regulation (EU) 2016/679.
    private static string[] Rights { get; } = [
        "access",
        "rectification",
        "erasure",
        "restriction",
        "portability",
        "objection",
        "withdrawal of consent",
        "complaint to the authority"
    ];

    private static string[] StorageLocations(CopyFacts facts) =>
        [$"{facts.Merchant.Name}, {facts.Merchant.Country}: the record", "Stripe: the card"];

    private static string? Withdrawal(CopyFacts facts) =>
        facts.Script.Parts.FirstOrDefault(part => part.Key is MotoPortal.Terms.Versions.TermsPartKey.Withdrawal)?.Text;

    private static IEnumerable<object> Events(CopyFacts facts)
    {
        yield return new
        {
            type = "explicit",
            state = "given",
            at = Moment(facts.Consent.GivenAt),
            validUntil = Day(facts.Consent.ValidUntil),
            entityId = facts.Consent.RecordedById
        };
        if (facts.Card is { } card)
        {
            yield return new
            {
                type = "explicit",
                state = "bound",
                at = Moment(card.SealedAt),
                validUntil = Day(facts.Consent.ValidUntil),
                entityId = "portal"
            };
        }

        if (facts.Ending is { } ending)
        {
            yield return new
            {
                type = "explicit",
                state = State(ending.Kind),
                at = Moment(ending.At),
                validUntil = Day(facts.Consent.ValidUntil),
                entityId = (string?)null
            };
        }
    }

    private static string State(ConsentEndingKind kind) => kind switch
    {
        ConsentEndingKind.WithoutCard => "ended without a card",
        ConsentEndingKind.Withdrawn => "withdrawn",
        ConsentEndingKind.Expired => "expired",
        ConsentEndingKind.Replaced => "replaced",
    };

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
