using System.Collections.Immutable;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Shell.Languages;
using static MotoPortal.Audit.Exports.ColumnText;

namespace MotoPortal.Audit.Exports;

/// <summary>What an export says of a charge.</summary>
internal static class ChargeListing
{
    /// <summary>The columns for people.</summary>
    /// <param name="browser">The person's clock.</param>
    /// <param name="stores">The stores with their names.</param>
    public static ImmutableArray<ExportColumn<ChargeView>> All(BrowserTime browser, ImmutableArray<StoreView> stores) =>
    [
        new(Say(nameof(ExportTexts.Number)), charge => charge.Number),
        new(Say(nameof(ExportTexts.RequestedAt)), charge => On(browser, charge.RequestedAt)),
        new("UTC", charge => Utc(charge.RequestedAt)),
        new(Say(nameof(ExportTexts.Customer)), charge => charge.CustomerName),
        new(Say(nameof(ExportTexts.Consent)), charge => charge.ConsentNumber),
        new(Say(nameof(ExportTexts.Order)), charge => charge.Reference),
        new(Say(nameof(ExportTexts.Amount)), charge => Number(charge.Amount)),
        new(Say(nameof(ExportTexts.Refunded)), charge => Number(charge.AmountRefunded)),
        new(Say(nameof(ExportTexts.Currency)), charge => charge.Amount.Currency),
        new(Say(nameof(ExportTexts.Card)), ChargeText.CardOf),
        new(Say(nameof(ExportTexts.Way)), charge => ChargeText.Of(charge.Initiation)),
        new(Say(nameof(ExportTexts.Origin)), charge => Say($"Origin_{charge.Origin}")),
        new(Say(nameof(ExportTexts.DueOn)), charge => Day(charge.DueOn)),
        new(Say(nameof(ExportTexts.Store)), charge => Of(charge.Store, stores)),
        new(Say(nameof(ExportTexts.Person)), charge => charge.RequestedBy),
        new(Say(nameof(ExportTexts.Reason)), charge => charge.Reason),
        new(Say(nameof(ExportTexts.Result)), ChargeText.Of),
        new(Say(nameof(ExportTexts.DeclineCode)), charge => charge.DeclineCode),
        new(Say(nameof(ExportTexts.SettledAt)), charge => On(browser, charge.SettledAt)),
        new(Say(nameof(ExportTexts.Moto)), charge => YesNo(charge.CountedAsMoto)),
        new(Say(nameof(ExportTexts.Lifted)), charge => string.Join(", ", charge.OverriddenClauses)),
        new(Say(nameof(ExportTexts.ApprovedBy)), charge => charge.ApprovedBy),
        new(Say(nameof(ExportTexts.PaymentIntent)), charge => charge.PaymentIntent?.Value),
        new(Say(nameof(ExportTexts.ChargeId)), charge => charge.Id.Value),
        new(Say(nameof(ExportTexts.ConsentId)), charge => charge.ConsentId?.Value),
        new(Say(nameof(ExportTexts.CustomerId)), charge => charge.CustomerId.Value),
    ];

    /// <summary>The object for programs.</summary>
    public static object Json(ChargeView charge) => new
    {
        id = charge.Id.Value,
        number = charge.Number,
        requestedAt = Utc(charge.RequestedAt),
        customer = charge.CustomerId.Value,
        customerName = charge.CustomerName,
        consent = charge.ConsentId?.Value,
        consentNumber = charge.ConsentNumber,
        order = charge.Reference,
        amountMinorUnits = charge.Amount.AmountMinorUnits,
        refundedMinorUnits = charge.AmountRefunded.AmountMinorUnits,
        currency = charge.Amount.Currency,
        cardBrand = charge.CardBrand,
        cardLast4 = charge.CardLast4,
        initiation = charge.Initiation.ToString(),
        origin = charge.Origin.ToString(),
        dueOn = Day(charge.DueOn),
        store = charge.Store?.Value,
        requestedBy = charge.RequestedBy,
        reason = charge.Reason,
        state = charge.State.ToString(),
        disputed = charge.IsDisputed,
        problem = charge.Problem?.ToString(),
        declineCode = charge.DeclineCode,
        settledAt = Utc(charge.SettledAt),
        moto = charge.CountedAsMoto,
        lifted = charge.OverriddenClauses,
        approvedBy = charge.ApprovedBy,
        paymentIntent = charge.PaymentIntent?.Value,
    };
}
