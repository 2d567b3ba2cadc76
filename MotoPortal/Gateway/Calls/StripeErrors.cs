using System.Net;
using System.Text.Json;
using MotoPortal.Primitives;
using Stripe;

namespace MotoPortal.Gateway.Calls;

/// <summary>Maps exceptions of Stripe.net to answers. The only place that catches them.</summary>
internal static class StripeErrors
{
    /// <summary>
    /// The parameter that requests card entry by mail or telephone order: https://docs.stripe.com/terminal/features/mail-telephone-orders
    /// </summary>
    public const string MotoParameter = "process_config[moto]";

    /// <summary>Runs a call and returns an answer for every case that Stripe or the network can cause.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's token: its cancellation is passed on, the timeout of the call is not.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<GatewayAnswer<T>> AnswerAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return new GatewayAnswer<T>.Done(await call());
        }
        catch (StripeException exception)
        {
            return IsUncertain(exception)
                ? new GatewayAnswer<T>.Unknown()
                : new GatewayAnswer<T>.Refused(RefusalOf(exception));
        }
        catch (CardNumberInRequestException exception)
        {
            return new GatewayAnswer<T>.Refused(new StripeRefusal(RefusalReason.HoldsCardNumber, exception.Parameter, RequestId: null));
        }
        catch (HttpRequestException exception)
        {
            // The connection failed, so nothing was sent. Stripe.net's own retries are off, so this was the only try.
            return exception.HttpRequestError is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new GatewayAnswer<T>.NotSent()
                : new GatewayAnswer<T>.Unknown();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new GatewayAnswer<T>.Unknown();
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return new GatewayAnswer<T>.Unknown();
        }
    }

    private static StripeRefusal RefusalOf(StripeException exception) => new(
        ReasonOf(exception),
        exception.StripeError?.Code,
        exception.StripeResponse?.RequestId,
        exception.StripeError is { Type: "card_error" } error ? StripeMapping.From(error) : null,
        PaymentIntentId.TryFrom(exception.StripeError?.PaymentIntent?.Id),
        exception.StripeError?.Param);

    // Only Stripe's error object is a refusal; an answer of a proxy says nothing. terminal_reader_timeout can be a false negative: the
    // reader may have the command. Idempotency errors are about an earlier call with the same key, which may have been carried out.
    // https://docs.stripe.com/terminal/payments/collect-card-payment?terminal-sdk-platform=server-driven#handle-errors
    private static bool IsUncertain(StripeException exception) =>
        !StripeAnswerRules.IsErrorType(exception.StripeError?.Type)
        || exception.StripeError is { Type: "api_error" or "idempotency_error" }
            or { Code: "terminal_reader_timeout" or "idempotency_key_in_use" }
        || exception.HttpStatusCode >= HttpStatusCode.InternalServerError;

    private static RefusalReason ReasonOf(StripeException exception) => exception.StripeError?.Code switch
    {
        "terminal_reader_busy" => RefusalReason.ReaderBusy,
        "terminal_reader_offline" => RefusalReason.ReaderOffline,
        "terminal_reader_hardware_fault" => RefusalReason.ReaderFault,
        "intent_invalid_state" or "setup_intent_unexpected_state" or "payment_intent_unexpected_state" => RefusalReason.IntentInvalidState,
        "parameter_unknown" when exception.StripeError.Param is MotoParameter or "moto" or "payment_method_options[card][moto]" =>
            RefusalReason.MotoNotEnabled,
        "resource_missing" => RefusalReason.NotFound,
        "rate_limit" or "lock_timeout" => RefusalReason.RateLimited,
        "api_key_expired" or "platform_api_key_expired" or "secret_key_required" => RefusalReason.KeyRefused,
        _ when exception.StripeError is { Type: "card_error" } => RefusalReason.Declined,

        // Errors about an invalid or restricted key have no code; they are identified by the error object and the status.
        null => exception.HttpStatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => RefusalReason.KeyRefused,
            HttpStatusCode.TooManyRequests => RefusalReason.RateLimited,
            _ => RefusalReason.InvalidRequest,
        },
        _ => RefusalReason.InvalidRequest,
    };
}
