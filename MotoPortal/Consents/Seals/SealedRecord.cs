using System.Globalization;
using System.Text.Json;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Seals;

/// <summary>Compares each column of a consent, its evidence and its card with what was committed when they were written.</summary>
internal static class SealedRecord
{
    // Columns that older records do not contain are compared with the entry, whose time is taken a moment after the consent's.
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(30);

    /// <summary>The mismatches of the consent itself.</summary>
    public static IEnumerable<SealBreak> OfConsent(Consent row, SealedDetails given, CustomerId? stripeCustomer) =>
        OfScope(row, given).Concat(OfWords(row, given)).Concat(OfPerson(row, given, stripeCustomer)).Concat(OfGiving(row, given));

    /// <summary>The mismatches of the evidence. Fields that the order channel does not use are in the record only.</summary>
    public static IEnumerable<SealBreak> OfEvidence(ConsentEvidence? row, SealedDetails given)
    {
        if (row is null)
        {
            return [new SealBreak(SealedPart.Evidence, "evidence")];
        }

        var isCall = given.Read("processing", "placedVia") is nameof(OrderChannel.Telephone);
        string? OfCall(string? value) => isCall && value is { Length: > 0 } ? value : null;
        string? OfLetter(string? value) => isCall ? null : value;
        var relation = given.Read("evidence", "cardholder") is nameof(Cardholder.OtherPerson)
            ? given.Read("evidence", "cardholderRelation")
            : null;
        return Differing(
            SealedPart.Evidence,
            ("person.name", row.CustomerName, given.Read("customer", "name")),
            ("person.email", row.CustomerEmail, given.Read("customer", "email")),
            ("person.phone", row.CustomerPhone, given.Read("customer", "phone")),
            ("evidence.answers", AnswersOf(row), AnswersOf(given)),
            ("evidence.callReference", row.CallReference, OfCall(given.Read("evidence", "callReference"))),
            ("evidence.identityCheck", row.IdentityCheck?.ToString(), OfCall(given.Read("evidence", "identityCheck"))),
            ("evidence.identityKnownTo", row.IdentityKnownTo, OfCall(given.Read("evidence", "identityKnownTo"))),
            ("evidence.cardholderName", row.CardholderName, given.Read("evidence", "cardholderName")),
            ("evidence.cardholder", row.Cardholder.ToString(), given.Read("evidence", "cardholder")),
            ("evidence.cardholderRelation", row.CardholderRelation, relation),
            ("evidence.signedOn", Day(row.SignedOn), OfLetter(given.Read("evidence", "signedOn"))),
            ("evidence.receivedOn", Day(row.ReceivedOn), OfLetter(given.Read("evidence", "receivedOn"))),
            ("evidence.signedForm", row.SignedForm?.Value, OfLetter(given.Read("evidence", "signedForm"))),
            ("evidence.signedFormSha256", row.SignedFormSha256, OfLetter(given.Read("evidence", "signedFormSha256"))));
    }

    /// <summary>The mismatches of the card.</summary>
    public static IEnumerable<SealBreak> OfCard(SavedCard row, SealedDetails saved, SealedDetails given) => Differing(
        SealedPart.Card,
        ("savedCard.paymentMethod", row.PaymentMethodId.Value, saved.Read("paymentMethod")),
        ("savedCard.brand", row.Brand, saved.Read("brand")),
        ("savedCard.last4", row.Last4, saved.Read("last4")),
        ("savedCard.expMonth", Number(row.ExpMonth), saved.Read("expMonth")),
        ("savedCard.expYear", Number(row.ExpYear), saved.Read("expYear")),
        ("savedCard.fingerprint", row.Fingerprint, saved.Read("fingerprint")),
        ("savedCard.mandate", row.MandateId, saved.Read("mandate")),
        ("savedCard.countedAsMoto", Truth(row.CountedAsMoto), saved.Read("countedAsMoto")),
        ("savedCard.sealedAt", saved.Has("sealedAt") ? ConsentGivenRecord.Moment(row.SealedAt) : null, saved.Read("sealedAt")),
        ("savedCard.sealedAt", IsAbout(row.SealedAt, saved.Entry) ? "" : null, ""),
        ("savedCard.customer", saved.Read("customer") ?? given.Read("customer", "stripe"), given.Read("customer", "stripe")));

    private static IEnumerable<SealBreak> OfScope(Consent row, SealedDetails given)
    {
        var purposes = given.Items("scope", "purposes");
        return Differing(
            SealedPart.Agreement,
            ("scope.kind", row.Kind.ToString(), given.Read("scope", "kind")),
            ("scope.purposes", row.Purpose, purposes is [var purpose] ? purpose.GetProperty("purpose").GetString() : null),
            ("scope.amountRule", row.AmountRule.ToString(), given.Read("scope", "amountRule")),
            ("scope.determinedBy", row.DeterminedBy?.ToString(), given.Read("scope", "determinedBy")),
            ("scope.determination", row.Determination, given.Read("scope", "determination")),
            ("scope.amountMinorUnits", Number(row.AmountMinorUnits), given.Read("scope", "amountMinorUnits")),
            ("scope.currency", row.Currency, given.Read("scope", "currency")),
            ("scope.interval", row.Interval?.ToString(), given.Read("scope", "interval")),
            ("scope.capPerPeriodMinorUnits", Number(row.CapPerPeriodMinorUnits), given.Read("scope", "capPerPeriodMinorUnits")),
            ("scope.capPeriod", row.CapPeriod?.ToString(), given.Read("scope", "capPeriod")),
            ("scope.trigger", row.Trigger, given.Read("scope", "trigger")),
            ("scope.instalments", row.Instalments, InstalmentsOf(given)),
            ("scope.firstDay", Day(row.FirstDay), given.Read("scope", "firstDay")),
            ("scope.validUntil", Day(row.ValidUntil), given.Read("scope", "validUntil")),
            ("allowsRedisplay", Truth(row.AllowsRedisplay), given.Read("allowsRedisplay")));
    }

    private static IEnumerable<SealBreak> OfWords(Consent row, SealedDetails given) => Differing(
        SealedPart.Words,
        ("language", row.Language, given.Read("language")),
        ("notice.termsVersion", Number(row.TermsVersion), given.Read("notice", "termsVersion")),
        ("notice.termsSha256", row.TermsSha256, given.Read("notice", "termsSha256")),
        ("notice.scriptSha256", row.ScriptSha256, given.Read("notice", "scriptSha256")),
        ("processing.placedVia", row.Channel.ToString(), given.Read("processing", "placedVia")),
        ("orderReference", row.OrderReference, given.Read("orderReference")));

    private static IEnumerable<SealBreak> OfPerson(Consent row, SealedDetails given, CustomerId? stripeCustomer) => Differing(
        SealedPart.Person,
        ("person.id", row.CustomerId.Value, given.Read("customer", "id")),
        ("person.id", row.CustomerId.Value, given.Entry.CustomerId?.Value),
        ("person.stripe", stripeCustomer?.Value, given.Read("customer", "stripe")));

    private static IEnumerable<SealBreak> OfGiving(Consent row, SealedDetails given)
    {
        string? Since2(string name, string? kept) => given.Has(name) ? given.Read(name) : kept;
        return Differing(
            SealedPart.Giving,
            ("id", row.Id.Value, Since2("id", row.Id.Value)),
            ("number", ConsentNumber.Write(row.Number), given.Read("number")),
            ("setup", row.SetupId.Value, given.Entry.SetupId?.Value),
            ("setup", row.SetupId.Value, Since2("setup", row.SetupId.Value)),
            ("givenAt", ConsentGivenRecord.Moment(row.GivenAt), Since2("givenAt", ConsentGivenRecord.Moment(row.GivenAt))),
            ("givenAt", IsAbout(row.GivenAt, given.Entry) ? "" : null, ""),
            ("recordedBy", row.RecordedById, given.Entry.ActorId),
            ("recordedBy", row.RecordedById, Since2("recordedBy", row.RecordedById)),
            ("actor", row.RecordedBy, given.Actor),
            ("store", row.StoreId?.Value, given.Read("store")),
            ("supersedes", row.Replaces?.Value, given.Read("supersedes")));
    }

    private static IEnumerable<SealBreak> Differing(
        SealedPart part, params IEnumerable<(string Field, string? Kept, string? Sealed)> pairs) =>
        pairs.Where(pair => !string.Equals(pair.Kept, pair.Sealed, StringComparison.Ordinal))
            .Select(pair => pair.Field)
            .Distinct(StringComparer.Ordinal)
            .Select(field => new SealBreak(part, field));

    private static bool IsAbout(DateTimeOffset at, LedgerEntry entry) => (entry.At - at).Duration() <= SameMoment;

    private static string? InstalmentsOf(SealedDetails given) =>
        given.Items("scope", "instalments") is { } items ? CanonicalJson.Write(items) : null;

    private static string? AnswersOf(SealedDetails given) =>
        given.Items("evidence", "answers") is { } items ? CanonicalJson.Write(items) : null;

    private static string? AnswersOf(ConsentEvidence row)
    {
        try
        {
            return CanonicalJson.Write(ConsentGivenRecord.AnswersOf(row.ToView().Answers));
        }
        catch (JsonException)
        {
            // Text that cannot be parsed was not written by the portal.
            return null;
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Truth(bool? truth) => truth switch { null => null, true => "true", false => "false" };
}
