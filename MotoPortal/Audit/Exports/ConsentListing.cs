using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Shell.Languages;
using static MotoPortal.Audit.Exports.ColumnText;

namespace MotoPortal.Audit.Exports;

/// <summary>What an export says of a consent.</summary>
internal static class ConsentListing
{
    /// <summary>The columns for people.</summary>
    /// <param name="browser">The person's clock.</param>
    /// <param name="stores">The stores with their names.</param>
    public static ImmutableArray<ExportColumn<ConsentView>> All(BrowserTime browser, ImmutableArray<StoreView> stores) =>
    [
        new(Say(nameof(ExportTexts.Number)), consent => consent.Number),
        new(Say(nameof(ExportTexts.GivenAt)), consent => On(browser, consent.GivenAt)),
        new("UTC", consent => Utc(consent.GivenAt)),
        new(Say(nameof(ExportTexts.Customer)), consent => consent.CustomerName),
        new(Say(nameof(ExportTexts.Channel)), consent => ConsentText.Of(consent.Channel)),
        new(Say(nameof(ExportTexts.Order)), consent => consent.OrderReference),
        new(Say(nameof(ExportTexts.Kind)), consent => ConsentText.Of(consent.Scope.Kind)),
        new(Say(nameof(ExportTexts.Purpose)), consent => consent.Scope.Purpose),
        new(Say(nameof(ExportTexts.Agreed)), consent => ConsentWording.Brief(consent.Scope, CultureInfo.CurrentUICulture)),
        new(Say(nameof(ExportTexts.Amount)), consent => Number(consent.Scope.Amount)),
        new(Say(nameof(ExportTexts.Currency)), consent => consent.Scope.Amount.Currency),
        new(Say(nameof(ExportTexts.ValidUntil)), consent => Day(consent.Scope.ValidUntil)),
        new(Say(nameof(ExportTexts.Terms)), consent => consent.TermsVersion.ToString(CultureInfo.InvariantCulture)),
        new(Say(nameof(ExportTexts.Language)), consent => consent.Language),
        new(Say(nameof(ExportTexts.Store)), consent => Of(consent.Store, stores)),
        new(Say(nameof(ExportTexts.Person)), consent => consent.RecordedBy),
        new(Say(nameof(ExportTexts.Result)), consent => ConsentText.Of(consent.Result)),
        new(Say(nameof(ExportTexts.Card)), consent => consent.Card is { } card ? SealedCardText.Of(card.Brand, card.Last4) : null),
        new(Say(nameof(ExportTexts.Expiry)), ExpiryOf),
        new(Say(nameof(ExportTexts.Moto)), consent => consent.Card is { } card ? YesNo(card.CountedAsMoto is true) : null),
        new(Say(nameof(ExportTexts.EndedAt)), consent => On(browser, consent.Ending?.At)),
        new(Say(nameof(ExportTexts.SuspendedAt)), consent => On(browser, consent.SuspendedAt)),
        new(Say(nameof(ExportTexts.Seal)), consent => consent.Digest),
        new(Say(nameof(ExportTexts.ConsentId)), consent => consent.Id.Value),
        new(Say(nameof(ExportTexts.CustomerId)), consent => consent.CustomerId.Value),
    ];

    /// <summary>The object for programs.</summary>
    public static object Json(ConsentView consent) => new
    {
        id = consent.Id.Value,
        number = consent.Number,
        givenAt = Utc(consent.GivenAt),
        customer = consent.CustomerId.Value,
        customerName = consent.CustomerName,
        channel = consent.Channel.ToString(),
        order = consent.OrderReference,
        kind = consent.Scope.Kind.ToString(),
        purpose = consent.Scope.Purpose,
        amountMinorUnits = consent.Scope.Amount.AmountMinorUnits,
        currency = consent.Scope.Amount.Currency,
        validUntil = Day(consent.Scope.ValidUntil),
        terms = consent.TermsVersion,
        language = consent.Language,
        store = consent.Store?.Value,
        recordedBy = consent.RecordedBy,
        result = consent.Result.ToString(),
        cardBrand = consent.Card?.Brand,
        cardLast4 = consent.Card?.Last4,
        cardExpiry = ExpiryOf(consent),
        moto = consent.Card?.CountedAsMoto,
        endedAt = Utc(consent.Ending?.At),
        suspendedAt = Utc(consent.SuspendedAt),
        seal = consent.Digest,
    };

    private static string? ExpiryOf(ConsentView consent) => consent.Card is { } card
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{consent.ExpiryNow?.Year ?? card.ExpYear:0000}-{consent.ExpiryNow?.Month ?? card.ExpMonth:00}")
        : null;
}
