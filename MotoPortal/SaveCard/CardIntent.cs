using System.Collections.Immutable;
using MotoPortal.Gateway;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>The id of Stripe's object behind a setup. Closed: only the cases named here exist.</summary>
internal abstract record CardIntentId
{
    private CardIntentId()
    {
    }

    /// <summary>The id as Stripe writes it.</summary>
    public abstract string Value { get; }

    /// <summary>Whether a reader's action is about it.</summary>
    public abstract bool IsWorkedOnBy(StripeReaderAction action);

    /// <summary>A SetupIntent: the card is saved and nothing is charged.</summary>
    public sealed record ToSave(SetupIntentId Id) : CardIntentId
    {
        public override string Value => Id.Value;

        public override bool IsWorkedOnBy(StripeReaderAction action) => action.SetupIntent == Id;
    }

    /// <summary>A PaymentIntent: an amount is charged, and the card may be saved with it.</summary>
    public sealed record ToPay(PaymentIntentId Id) : CardIntentId
    {
        public override string Value => Id.Value;

        public override bool IsWorkedOnBy(StripeReaderAction action) => action.PaymentIntent == Id;
    }
}

/// <summary>Where Stripe's object behind a setup stands.</summary>
internal enum CardIntentStatus
{
    /// <summary>It waits for a card; also after a decline.</summary>
    WaitsForCard,

    /// <summary>The bank is being asked.</summary>
    Processing,

    /// <summary>The bank wants the customer online.</summary>
    NeedsCustomer,

    /// <summary>The card is saved, or the amount is charged.</summary>
    Succeeded,

    /// <summary>It was canceled and takes no card any more.</summary>
    Canceled,
}

/// <summary>Stripe's object behind a setup as it was read.</summary>
/// <param name="Id">Which.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="TakesCards">Whether the account lets it take cards.</param>
/// <param name="Card">The card; null while there is none, or when Stripe does not tell.</param>
/// <param name="LatestTry">Stripe's id of the last try with a card; null before the first.</param>
/// <param name="LastFailure">Why the last try failed; null when none did.</param>
/// <param name="CountedAsMoto">Whether Stripe counts it as mail or telephone order; null when it does not say.</param>
/// <param name="Payment">The PaymentIntent; null where nothing is charged.</param>
internal sealed record CardIntent(
    CardIntentId Id, CardIntentStatus Status, bool TakesCards, StripeCard? Card, string? LatestTry, StripeFailure? LastFailure, bool? CountedAsMoto, StripePaymentIntent? Payment)
{
    /// <summary>A SetupIntent.</summary>
    public static CardIntent Of(StripeSetupIntent intent) => new(
        new CardIntentId.ToSave(intent.Id),
        intent.Status switch
        {
            SetupIntentStatus.RequiresPaymentMethod or SetupIntentStatus.RequiresConfirmation => CardIntentStatus.WaitsForCard,
            SetupIntentStatus.RequiresAction => CardIntentStatus.NeedsCustomer,
            SetupIntentStatus.Processing => CardIntentStatus.Processing,
            SetupIntentStatus.Succeeded => CardIntentStatus.Succeeded,
            SetupIntentStatus.Canceled => CardIntentStatus.Canceled,
        },
        intent.TakesCards,
        intent.Card,
        intent.LatestAttempt?.Value,
        intent.LastFailure,
        intent.CountedAsMoto,
        Payment: null);

    /// <summary>A PaymentIntent. Each try with a card leaves a Charge, a failed one too.</summary>
    public static CardIntent Of(StripePaymentIntent intent) => new(
        new CardIntentId.ToPay(intent.Id),
        intent.Status switch
        {
            PaymentIntentStatus.RequiresPaymentMethod or PaymentIntentStatus.RequiresConfirmation => CardIntentStatus.WaitsForCard,
            PaymentIntentStatus.RequiresAction => CardIntentStatus.NeedsCustomer,

            // The amount is captured at once, so that one which is only held is on its way.
            PaymentIntentStatus.Processing or PaymentIntentStatus.RequiresCapture => CardIntentStatus.Processing,
            PaymentIntentStatus.Succeeded => CardIntentStatus.Succeeded,
            PaymentIntentStatus.Canceled => CardIntentStatus.Canceled,
        },
        intent.TakesCards,
        intent.Card,
        intent.LatestCharge?.Value,
        intent.LastFailure,
        intent.CountedAsMoto,
        intent);
}

/// <summary>What Stripe's object behind a setup is made from.</summary>
/// <param name="Customer">Whose card.</param>
/// <param name="Amount">The amount that is charged; null when nothing is.</param>
/// <param name="SavesCard">Whether the card is kept.</param>
/// <param name="CredentialUsage">Stripe's <c>setup_credential_usage</c> of a card that is kept; null sends none.</param>
/// <param name="Description">What Stripe's Dashboard shows of a payment; no personal data.</param>
/// <param name="Metadata">Our ids.</param>
internal sealed record NewCardIntent(
    CustomerId Customer, Money? Amount, bool SavesCard, string? CredentialUsage, string Description, ImmutableDictionary<string, string> Metadata);
