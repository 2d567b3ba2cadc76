using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Gateway.Calls;

/// <content>PaymentIntents for saved cards and on readers.</content>
internal sealed partial class StripeGateway
{
    /// <summary>Charges a saved card: creates a PaymentIntent and confirms it in one call.</summary>
    /// <remarks>
    /// The charge is a mail or telephone order when the customer is on the line, and off-session when they are absent; Stripe accepts the
    /// stored credential usage for the latter only:
    /// https://docs.stripe.com/changelog/endive/2026-10-28/card-on-file-usage-indicators-support
    /// </remarks>
    public async Task<GatewayAnswer<StripePaymentIntent>> ChargeCardAsync(NewPayment payment, string idempotencyKey)
    {
        var card = (payment.CustomerOnLine, payment.CredentialUsage) switch
        {
            (true, _) => new PaymentIntentPaymentMethodOptionsCardOptions { Moto = true },
            (false, { } usage) => new PaymentIntentPaymentMethodOptionsCardOptions { StoredCredentialUsage = usage },
            _ => null,
        };
        var options = new PaymentIntentCreateOptions
        {
            Amount = payment.Amount.AmountMinorUnits,
            Currency = payment.Amount.Currency,
            Customer = payment.Customer.Value,
            PaymentMethod = payment.Card.Value,
            AllowedPaymentMethodTypes = ["card"],
            Confirm = true,
            OffSession = payment.CustomerOnLine ? null : true,
            PaymentMethodOptions = card is null ? null : new PaymentIntentPaymentMethodOptionsOptions { Card = card },
            Description = payment.Description,
            Metadata = await MarkedAsync(payment.Metadata),
            Expand = PaymentParts,
        };
        return await ActAsync(
            "charge_card", async key => StripeMapping.From(await Client.V1.PaymentIntents.CreateAsync(options, key)), idempotencyKey);
    }

    /// <summary>Creates a PaymentIntent for which a reader is to take a card.</summary>
    public async Task<GatewayAnswer<StripePaymentIntent>> CreatePaymentIntentAsync(NewReaderPayment payment, string idempotencyKey)
    {
        var options = new PaymentIntentCreateOptions
        {
            Amount = payment.Amount.AmountMinorUnits,
            Currency = payment.Amount.Currency,
            Customer = payment.Customer.Value,
            AllowedPaymentMethodTypes = ["card"],
            CaptureMethod = "automatic",
            SetupFutureUsage = payment.SavesCard ? "off_session" : null,
            PaymentMethodOptions = payment is { SavesCard: true, CredentialUsage: { } usage }
                ? new PaymentIntentPaymentMethodOptionsOptions
                {
                    Card =
                    new PaymentIntentPaymentMethodOptionsCardOptions { SetupCredentialUsage = usage }
                }
                : null,
            Description = payment.Description,
            Metadata = await MarkedAsync(payment.Metadata),
            Expand = PaymentParts,
        };
        return await ActAsync(
            "create_payment_intent",
            async key => StripeMapping.From(await Client.V1.PaymentIntents.CreateAsync(options, key)),
            idempotencyKey);
    }

    /// <summary>Asks a reader to take a card for a PaymentIntent as a mail or telephone order.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="intent">The PaymentIntent that waits for the card.</param>
    /// <param name="mayBeShownAgain">
    /// The customer's answer about redisplay, for a card that is saved: <c>allow_redisplay</c>; null when it is not saved.
    /// </param>
    /// <param name="idempotencyKey">One key per attempt, so that a repeated call does not prompt a second time.</param>
    public Task<GatewayAnswer<StripeReader>> ProcessPaymentIntentAsync(
        ReaderId reader, PaymentIntentId intent, bool? mayBeShownAgain, string idempotencyKey)
    {
        var options = new ReaderProcessPaymentIntentOptions
        {
            PaymentIntent = intent.Value,
            ProcessConfig = new ReaderProcessConfigOptions
            {
                EnableCustomerCancellation = true,
                AllowRedisplay = mayBeShownAgain switch { true => "always", false => "limited", null => null },
            },
        };

        // The same parameter as for saving a card: https://docs.stripe.com/terminal/features/mail-telephone-orders/payments
        options.AddExtraParam(StripeErrors.MotoParameter, true);
        return ActAsync(
            "process_payment_intent",
            async key => StripeMapping.From(await Client.V1.Terminal.Readers.ProcessPaymentIntentAsync(reader.Value, options, key)),
            idempotencyKey);
    }

    /// <summary>Reads a PaymentIntent with its Charge and its card.</summary>
    public Task<GatewayAnswer<StripePaymentIntent>> ReadPaymentIntentAsync(PaymentIntentId id, CancellationToken cancellationToken)
    {
        var options = new PaymentIntentGetOptions { Expand = PaymentParts };
        return AskAsync("read_payment_intent", async () => StripeMapping
            .From(await Client.V1.PaymentIntents.GetAsync(id.Value, options, cancellationToken: cancellationToken)), cancellationToken);
    }

    /// <summary>
    /// All PaymentIntents of a customer, newest first. Uses the list, because the search lags behind, and no time range, because a wrong
    /// clock would hide charges; one customer has few pages of 100.
    /// </summary>
    public Task<GatewayAnswer<ImmutableArray<StripePaymentIntent>>> ListPaymentIntentsAsync(
        CustomerId customer, CancellationToken cancellationToken)
    {
        var options = new PaymentIntentListOptions
        {
            Customer = customer.Value,
            Limit = MostListed,
            Expand = [.. PaymentParts.Select(part => $"data.{part}")],
        };
        return AskAsync(
            "list_payment_intents",
            async () =>
            {
                var found = ImmutableArray.CreateBuilder<StripePaymentIntent>();
                await foreach (var intent in Client.V1.PaymentIntents.ListAutoPagingAsync(options, cancellationToken: cancellationToken))
                {
                    found.Add(StripeMapping.From(intent));
                }

                return found.ToImmutable();
            },
            cancellationToken);
    }

    /// <summary>Captures the amount that a bank holds.</summary>
    public Task<GatewayAnswer<StripePaymentIntent>> CapturePaymentIntentAsync(PaymentIntentId id, string idempotencyKey) =>
        ActAsync(
            "capture_payment_intent",
            async key => StripeMapping.From(
                await Client.V1.PaymentIntents.CaptureAsync(id.Value, new PaymentIntentCaptureOptions { Expand = PaymentParts }, key)),
            idempotencyKey);

    /// <summary>Cancels a PaymentIntent that is no longer needed.</summary>
    public Task<GatewayAnswer<StripePaymentIntent>> CancelPaymentIntentAsync(PaymentIntentId id, string idempotencyKey) =>
        ActAsync(
            "cancel_payment_intent",
            async key => StripeMapping.From(await Client.V1.PaymentIntents.CancelAsync(
                id.Value, new PaymentIntentCancelOptions { CancellationReason = "abandoned" }, key)),
            idempotencyKey);

    private static List<string> PaymentParts => ["latest_charge", "payment_method"];
}
