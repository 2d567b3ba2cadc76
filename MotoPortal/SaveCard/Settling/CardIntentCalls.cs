using System.Collections.Immutable;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Creates, reads and cancels a setup's intent, either SetupIntent or PaymentIntent.</summary>
internal sealed class CardIntentCalls(StripeGateway stripe)
{
    /// <summary>Creates the intent.</summary>
    public async Task<GatewayAnswer<CardIntent>> CreateAsync(NewCardIntent intent, string idempotencyKey) => intent.Amount is { } amount
        ? From(await stripe.CreatePaymentIntentAsync(
            new NewReaderPayment(amount, intent.Customer, intent.SavesCard, intent.CredentialUsage, intent.Description, intent.Metadata),
            idempotencyKey))
        : From(await stripe.CreateSetupIntentAsync(
            new NewSetupIntent(intent.Customer, intent.CredentialUsage, intent.Metadata), idempotencyKey));

    /// <summary>Finds the intent that a call with a lost answer may have created; the answer holds null when there is none.</summary>
    /// <param name="intent">What the intent was to be created from.</param>
    /// <param name="metadataKey">The metadata key of the portal's id.</param>
    /// <param name="metadataValue">The portal's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<GatewayAnswer<CardIntent?>> FindAsync(
        NewCardIntent intent, string metadataKey, string metadataValue, CancellationToken cancellationToken) =>
        Map(
            await ListAsync(intent.Customer, intent.Amount is not null, metadataKey, metadataValue, cancellationToken),
            listed => listed.FirstOrDefault(found => found.Status is not CardIntentStatus.Canceled));

    /// <summary>All intents of a customer that the portal's id is noted on, newest first.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="takesPayment">Whether they are PaymentIntents; otherwise SetupIntents.</param>
    /// <param name="metadataKey">The metadata key of the portal's id.</param>
    /// <param name="metadataValue">The portal's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<GatewayAnswer<ImmutableArray<CardIntent>>> ListAsync(
        CustomerId customer, bool takesPayment, string metadataKey, string metadataValue, CancellationToken cancellationToken) =>
        takesPayment
            ? Map(
                await stripe.ListPaymentIntentsAsync(customer, cancellationToken),
                all => all.Where(found => found.IsNoted(metadataKey, metadataValue)).Select(CardIntent.Of).ToImmutableArray())
            : Map(
                await stripe.ListSetupIntentsAsync(customer, metadataKey, metadataValue, cancellationToken),
                all => all.Select(CardIntent.Of).ToImmutableArray());

    /// <summary>Reads the intent, which is authoritative for the setup's result.</summary>
    public async Task<GatewayAnswer<CardIntent>> ReadAsync(CardIntentId id, CancellationToken cancellationToken) => id switch
    {
        CardIntentId.ToSave { Id: var intent } => From(await stripe.ReadSetupIntentAsync(intent, cancellationToken)),
        CardIntentId.ToPay { Id: var intent } => From(await stripe.ReadPaymentIntentAsync(intent, cancellationToken)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Cancels an intent that is no longer needed.</summary>
    public async Task<GatewayAnswer<CardIntent>> CancelAsync(CardIntentId id, string idempotencyKey) => id switch
    {
        CardIntentId.ToSave { Id: var intent } => From(await stripe.CancelSetupIntentAsync(intent, idempotencyKey)),
        CardIntentId.ToPay { Id: var intent } => From(await stripe.CancelPaymentIntentAsync(intent, idempotencyKey)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Asks a reader for the card.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="id">The intent that the card is for.</param>
    /// <param name="mayBeShownAgain">
    /// The customer's answer about redisplay of the card (<c>allow_redisplay</c>); null when the card is not saved.
    /// </param>
    /// <param name="idempotencyKey">One key per attempt, so that a repeated call does not prompt a second time.</param>
    public Task<GatewayAnswer<StripeReader>> ProcessAsync(
        ReaderId reader, CardIntentId id, bool? mayBeShownAgain, string idempotencyKey) => id switch
        {
            CardIntentId.ToSave { Id: var intent } =>
                stripe.ProcessSetupIntentAsync(reader, intent, mayBeShownAgain is true, idempotencyKey),
            CardIntentId.ToPay { Id: var intent } => stripe.ProcessPaymentIntentAsync(reader, intent, mayBeShownAgain, idempotencyKey),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static GatewayAnswer<CardIntent> From(GatewayAnswer<StripeSetupIntent> answer) => Map(answer, CardIntent.Of);

    private static GatewayAnswer<CardIntent> From(GatewayAnswer<StripePaymentIntent> answer) => Map(answer, CardIntent.Of);

    private static GatewayAnswer<TTo> Map<TFrom, TTo>(GatewayAnswer<TFrom> answer, Func<TFrom, TTo> map) => answer switch
    {
        GatewayAnswer<TFrom>.Done { Value: var value } => new GatewayAnswer<TTo>.Done(map(value)),
        GatewayAnswer<TFrom>.Refused { Refusal: var refusal } => new GatewayAnswer<TTo>.Refused(refusal),
        GatewayAnswer<TFrom>.NotSent => new GatewayAnswer<TTo>.NotSent(),
        GatewayAnswer<TFrom>.Unknown => new GatewayAnswer<TTo>.Unknown(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
