using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.Terminal;

/// <summary>Stripe's errors about readers, with its messages.</summary>
internal static class TerminalErrors
{
    private const string Guide =
        "https://stripe.com/docs/terminal/payments/collect-card-payment?terminal-sdk-platform=server-driven#handle-errors";

    /// <summary>The reader has an action in progress.</summary>
    public static ApiError Busy { get; } = ApiError.Invalid(
        $"Reader is currently busy processing another request. Please reference the integration guide at {Guide} for details on how to handle this error.",
        code: "terminal_reader_busy");

    /// <summary>The reader is offline.</summary>
    public static ApiError Offline { get; } = ApiError.Invalid(
        "Reader is currently offline, please ensure the reader is powered on and connected to the internet before retrying your request. Reference the integration guide at "
        + "https://docs.stripe.com/terminal/payments/collect-card-payment?terminal-sdk-platform=server-driven#reader-offline for details on how to handle this error.",
        code: "terminal_reader_offline");

    /// <summary>The reader did not acknowledge in time; it may have the command.</summary>
    public static ApiError Timeout { get; } = ApiError.Invalid(
        $"There was a timeout when sending this command to the reader. Please reference the integration guide at {Guide} for details on how to handle this error.",
        code: "terminal_reader_timeout");

    /// <summary>The PaymentIntent does not wait for a card.</summary>
    public static ApiError PaymentIntentState { get; } = ApiError.Invalid(
        "Payment intent must be in the requires_payment_method state to be processed by a reader.",
        "payment_intent",
        "intent_invalid_state");

    /// <summary>The SetupIntent does not wait for a card.</summary>
    public static ApiError IntentState { get; } = ApiError.Invalid(
        "Setup intent must be in the requires_payment_method state to be processed by a reader.", "setup_intent", "intent_invalid_state");
}
