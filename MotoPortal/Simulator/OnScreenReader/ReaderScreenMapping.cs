using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.StripeFacts;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>
/// Maps Stripe's reader object to a screen, and its codes to texts. Stripe's codes are an open list; unknown ones get a general text.
/// </summary>
internal static class ReaderScreenMapping
{
    /// <summary>The screen of a reader.</summary>
    public static ReaderScreenView Of(Reader reader, IStringLocalizer<OnScreenReaderTexts> texts)
    {
        var action = reader.Action;
        var payment = action?.ProcessPaymentIntent;
        var view = new ReaderScreenView(
            ScreenOf(reader), reader.Label, action?.ProcessSetupIntent?.SetupIntentId
                ?? payment?.PaymentIntentId, AmountOf(payment?.PaymentIntent));
        return view.Screen switch
        {
            ReaderScreen.Approved when view.Amount is { } amount =>
                view with { Words = texts[nameof(OnScreenReaderTexts.PaidWords), amount] },
            ReaderScreen.Approved => view with
            {
                Words =
                texts[payment is null ? nameof(OnScreenReaderTexts.ApprovedWords) : nameof(OnScreenReaderTexts.PaidWithoutAmount)]
            },
            ReaderScreen.Failed when payment is not null && CodeOf(action) == "connection_error"
                => view with { Words = texts[nameof(OnScreenReaderTexts.ConnectionErrorInPayment)], ReaderWords = action?.FailureMessage },
            ReaderScreen.Declined or ReaderScreen.Failed =>
                view with { Words = texts[ReasonKey(CodeOf(action))], ReaderWords = action?.FailureMessage },
            _ => view,
        };
    }

    /// <summary>The text of a code with which Stripe answered a card or a request.</summary>
    public static string Reason(string? code, IStringLocalizer<OnScreenReaderTexts> texts) => texts[ReasonKey(code)];

    // The reader contains the amount only when the intent was expanded.
    private static string? AmountOf(PaymentIntent? intent)
    {
        if (intent is null)
        {
            return null;
        }

        var decimals = CurrencyLimits.Find(intent.Currency)?.Decimals ?? 2;
        var number = Amounts.Split(intent.Amount, decimals).ToString($"N{decimals}", CultureInfo.CurrentCulture);
        var currency = intent.Currency.ToUpperInvariant();
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? $"{number}\u00a0{currency}" : $"{currency}\u00a0{number}";
    }

    private static ReaderScreen ScreenOf(Reader reader) => reader switch
    {
        // A new reader and a mobile one have no status; only "offline" counts as offline.
        { Status: "offline" } => ReaderScreen.Offline,
        { Action: null } => ReaderScreen.Splash,
        { Action: { Type: "process_setup_intent" or "process_payment_intent", Status: "in_progress" } } => ReaderScreen.Asking,
        { Action.Status: "in_progress" } => ReaderScreen.Occupied,
        { Action.Status: "succeeded" } => ReaderScreen.Approved,
        { Action.Status: "failed" } => IsTheBanks(reader.Action) ? ReaderScreen.Declined : ReaderScreen.Failed,
        _ => ReaderScreen.Occupied,
    };

    // Sandboxes answer a declined test card with setup_intent_authentication_failure, live accounts with card_declined, and reader software
    // below 2.42 leaves api_error empty.
    private static bool IsTheBanks(ReaderAction action) =>
        action.ApiError is not null
        || action.FailureCode is "setup_intent_authentication_failure" or "card_declined" or "expired_card" or "incorrect_cvc"
            or "incorrect_number" or "incorrect_zip" or "processing_error";

    private static string? CodeOf(ReaderAction? action) =>
        action?.ApiError?.DeclineCode ?? action?.ApiError?.Code ?? action?.FailureCode;

    // A lost or stolen card is only "declined" on a reader, so that a thief is not warned.
    private static string ReasonKey(string? code) => code switch
    {
        "insufficient_funds" => nameof(OnScreenReaderTexts.InsufficientFunds),
        "expired_card" => nameof(OnScreenReaderTexts.ExpiredCard),
        "incorrect_cvc" or "invalid_cvc" => nameof(OnScreenReaderTexts.IncorrectCvc),
        "incorrect_number" or "invalid_number" => nameof(OnScreenReaderTexts.IncorrectNumber),
        "processing_error" => nameof(OnScreenReaderTexts.ProcessingError),
        "authentication_required" => nameof(OnScreenReaderTexts.AuthenticationRequired),
        "connection_error" => nameof(OnScreenReaderTexts.ConnectionError),
        "customer_canceled" => nameof(OnScreenReaderTexts.CanceledOnReader),
        "terminal_reader_busy" => nameof(OnScreenReaderTexts.ReaderBusy),
        "terminal_reader_offline" => nameof(OnScreenReaderTexts.OfflineWords),
        "terminal_reader_timeout" => nameof(OnScreenReaderTexts.ReaderTimeout),
        "card_declined" or "generic_decline" or "setup_intent_authentication_failure" or "lost_card" or "stolen_card" or "fraudulent"
            or "card_velocity_exceeded" => nameof(OnScreenReaderTexts.BankDeclined),
        { } reason when KnownDeclineCodes.Find(reason) is not null => nameof(OnScreenReaderTexts.BankDeclined),
        _ => nameof(OnScreenReaderTexts.CouldNotFinish),
    };
}
