using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Makes, reads and ends Stripe's object behind a setup, whichever of the two it is.</summary>
internal sealed class CardIntents(StripeGateway stripe)
{
    /// <summary>Makes it.</summary>
    public async Task<GatewayAnswer<CardIntent>> CreateAsync(NewCardIntent intent, string idempotencyKey) => intent.Amount is { } amount
        ? From(await stripe.CreatePaymentIntentAsync(
            new NewReaderPayment(amount, intent.Customer, intent.SavesCard, intent.CredentialUsage, intent.Description, intent.Metadata),
            idempotencyKey))
        : From(await stripe.CreateSetupIntentAsync(
            new NewSetupIntent(intent.Customer, intent.CredentialUsage, intent.Metadata), idempotencyKey));

    /// <summary>The one that a call whose answer was lost may have made; holds null when it made none.</summary>
    /// <param name="intent">What was to be made.</param>
    /// <param name="metadataKey">The key of our id.</param>
    /// <param name="metadataValue">Our id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<GatewayAnswer<CardIntent?>> FindAsync(
        NewCardIntent intent, string metadataKey, string metadataValue, CancellationToken cancellationToken) =>
        intent.Amount is null
            ? Map(
                await stripe.FindSetupIntentAsync(intent.Customer, metadataKey, metadataValue, cancellationToken),
                found => found is null ? null : CardIntent.Of(found))
            : Map(
                await stripe.ListPaymentIntentsAsync(intent.Customer, cancellationToken),
                listed =>
                    listed.FirstOrDefault(found => found.IsNoted(metadataKey, metadataValue)) is { } found ? CardIntent.Of(found) : null);

    /// <summary>Reads it: the truth about the setup.</summary>
    public async Task<GatewayAnswer<CardIntent>> ReadAsync(CardIntentId id, CancellationToken cancellationToken) => id switch
    {
        CardIntentId.ToSave { Id: var intent } => From(await stripe.ReadSetupIntentAsync(intent, cancellationToken)),
        CardIntentId.ToPay { Id: var intent } => From(await stripe.ReadPaymentIntentAsync(intent, cancellationToken)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Cancels it, when nobody waits for it any more.</summary>
    public async Task<GatewayAnswer<CardIntent>> CancelAsync(CardIntentId id, string idempotencyKey) => id switch
    {
        CardIntentId.ToSave { Id: var intent } => From(await stripe.CancelSetupIntentAsync(intent, idempotencyKey)),
        CardIntentId.ToPay { Id: var intent } => From(await stripe.CancelPaymentIntentAsync(intent, idempotencyKey)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Asks a reader for the card.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="id">What the card is for.</param>
    /// <param name="mayBeShownAgain">What the customer said about being shown the card again; null when it is not kept.</param>
    /// <param name="idempotencyKey">One per attempt: the same key prompts nobody a second time.</param>
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
