using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// The only user of Stripe.net. Reads take the caller's token. Calls that create or change something take an idempotency key and no token:
/// once sent, their answer is awaited (at most <see cref="CallTimes.Longest"/>) even when the person has left the page.
/// </summary>
/// <param name="client">Stripe.net.</param>
/// <param name="log">The log.</param>
/// <param name="mark">By which what this database made is told from what another made; null without a database.</param>
internal sealed partial class StripeGateway(IStripeClient client, ILogger<StripeGateway> log, LedgerMark? mark = null)
{
    /// <summary>The metadata key that holds the mark of the database for which an object was made.</summary>
    public const string MarkMetadata = "motoportal_ledger";

    private const int MostListed = 100;

    private StripeClient Client => (StripeClient)client;

    /// <summary>Creates a SetupIntent for a card that will be charged off-session.</summary>
    public async Task<GatewayAnswer<StripeSetupIntent>> CreateSetupIntentAsync(NewSetupIntent intent, string idempotencyKey)
    {
        // payment_method_types is rejected since 2026-09-30.endive; allowed_payment_method_types replaced it.
        var options = new SetupIntentCreateOptions
        {
            Customer = intent.Customer.Value,
            AllowedPaymentMethodTypes = ["card"],
            Usage = "off_session",
            PaymentMethodOptions = intent.CredentialUsage is { } usage
                ? new SetupIntentPaymentMethodOptionsOptions
                {
                    Card =
                    new SetupIntentPaymentMethodOptionsCardOptions { SetupCredentialUsage = usage }
                }
                : null,
            Metadata = await MarkedAsync(intent.Metadata),
        };
        return await ActAsync(
            "create_setup_intent", async key => StripeMapping.From(await Client.V1.SetupIntents.CreateAsync(options, key)), idempotencyKey);
    }

    /// <summary>Reads a SetupIntent with its last attempt and its PaymentMethod.</summary>
    public Task<GatewayAnswer<StripeSetupIntent>> ReadSetupIntentAsync(SetupIntentId id, CancellationToken cancellationToken)
    {
        var options = new SetupIntentGetOptions { Expand = ["payment_method", "latest_attempt"] };
        return AskAsync(
            "read_setup_intent",
            async () => StripeMapping.From(await Client.V1.SetupIntents.GetAsync(id.Value, options, cancellationToken: cancellationToken)),
            cancellationToken);
    }

    /// <summary>The customer's SetupIntents with a metadata value, newest first. Reads all pages.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeSetupIntent>>> ListSetupIntentsAsync(
        CustomerId customer, string metadataKey, string metadataValue, CancellationToken cancellationToken)
    {
        var options = new SetupIntentListOptions { Customer = customer.Value, Limit = MostListed };
        return AskAsync(
            "list_setup_intents",
            async () => (await AllAsync(
                    Client.V1.SetupIntents.ListAutoPagingAsync(options, cancellationToken: cancellationToken), StripeMapping.From))
                .Where(intent => intent.IsNoted(metadataKey, metadataValue)).ToImmutableArray(),
            cancellationToken);
    }

    /// <summary>Cancels a SetupIntent that is no longer needed.</summary>
    public Task<GatewayAnswer<StripeSetupIntent>> CancelSetupIntentAsync(SetupIntentId id, string idempotencyKey) =>
        ActAsync(
            "cancel_setup_intent",
            async key => StripeMapping.From(
                await Client.V1.SetupIntents.CancelAsync(id.Value, new SetupIntentCancelOptions { CancellationReason = "abandoned" }, key)),
            idempotencyKey);

    /// <summary>Asks a reader to take a card as a mail or telephone order.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="intent">The SetupIntent that waits for the card.</param>
    /// <param name="mayBeShownAgain">
    /// The customer's answer about redisplay: <c>allow_redisplay</c> is <c>always</c> if they agreed, otherwise <c>limited</c>.
    /// </param>
    /// <param name="idempotencyKey">One key per attempt, so that a repeated call does not prompt a second time.</param>
    public Task<GatewayAnswer<StripeReader>> ProcessSetupIntentAsync(
        ReaderId reader, SetupIntentId intent, bool mayBeShownAgain, string idempotencyKey)
    {
        var options = new ReaderProcessSetupIntentOptions
        {
            SetupIntent = intent.Value,
            AllowRedisplay = mayBeShownAgain ? "always" : "limited",
            ProcessConfig = new ReaderProcessConfigOptions { EnableCustomerCancellation = true },
        };

        // Neither the published schema nor the SDK has this parameter:
        // https://docs.stripe.com/terminal/features/mail-telephone-orders/save-directly
        options.AddExtraParam(StripeErrors.MotoParameter, true);
        return ActAsync(
            "process_setup_intent",
            async key => StripeMapping.From(await Client.V1.Terminal.Readers.ProcessSetupIntentAsync(reader.Value, options, key)),
            idempotencyKey);
    }

    /// <summary>Cancels a reader's action. Stripe sends no event for it.</summary>
    public Task<GatewayAnswer<StripeReader>> CancelReaderActionAsync(ReaderId reader, string idempotencyKey) =>
        ActAsync(
            "cancel_action",
            async key => StripeMapping.From(await Client.V1.Terminal.Readers.CancelActionAsync(reader.Value, null, key)),
            idempotencyKey);

    /// <summary>Reads a reader and its action; a deleted one counts as not found.</summary>
    public async Task<GatewayAnswer<StripeReader>> ReadReaderAsync(ReaderId reader, CancellationToken cancellationToken) =>
        WithoutDeleted(await AskAsync(
            "read_reader",
            () => Client.V1.Terminal.Readers.GetAsync(reader.Value, cancellationToken: cancellationToken),
            cancellationToken));

    /// <summary>All readers of one location.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeReader>>> ListReadersAsync(LocationId location, CancellationToken cancellationToken)
    {
        var options = new ReaderListOptions { Location = location.Value, Limit = MostListed };
        return AskAsync(
            "list_readers",
            () => AllAsync(
                Client.V1.Terminal.Readers.ListAutoPagingAsync(options, cancellationToken: cancellationToken), StripeMapping.From),
            cancellationToken);
    }

    /// <summary>All readers of the account, in all locations.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeReader>>> ListAllReadersAsync(CancellationToken cancellationToken) =>
        AskAsync(
            "list_all_readers",
            () => AllAsync(
                Client.V1.Terminal.Readers.ListAutoPagingAsync(
                    new ReaderListOptions { Limit = MostListed }, cancellationToken: cancellationToken),
                StripeMapping.From),
            cancellationToken);

    /// <summary>All locations of the account.</summary>
    public Task<GatewayAnswer<ImmutableArray<StripeLocation>>> ListLocationsAsync(CancellationToken cancellationToken) =>
        AskAsync(
            "list_locations",
            () => AllAsync(
                Client.V1.Terminal.Locations.ListAutoPagingAsync(
                    new LocationListOptions { Limit = MostListed }, cancellationToken: cancellationToken),
                StripeMapping.From),
            cancellationToken);

    // A list at Stripe has pages of at most 100.
    private static async Task<ImmutableArray<T>> AllAsync<TObject, T>(IAsyncEnumerable<TObject> pages, Func<TObject, T> map)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        await foreach (var one in pages)
        {
            all.Add(map(one));
        }

        return all.ToImmutable();
    }

    // A key may be sent again only with the same body, also by another process, in which an ImmutableDictionary has another order.
    private async Task<Dictionary<string, string>> MarkedAsync(ImmutableDictionary<string, string> metadata)
    {
        var marked = mark is not null && await mark.ReadAsync(CancellationToken.None) is { } value
            ? metadata.SetItem(MarkMetadata, value)
            : metadata;
        return new(marked.OrderBy(pair => pair.Key, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private async Task<GatewayAnswer<T>> ActAsync<T>(string operation, Func<RequestOptions, Task<T>> call, string idempotencyKey)
    {
        var answer =
            await StripeErrors.AnswerAsync(() => call(new RequestOptions { IdempotencyKey = idempotencyKey }), CancellationToken.None);
        Note(operation, answer);
        return answer;
    }

    private async Task<GatewayAnswer<T>> AskAsync<T>(string operation, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var answer = await StripeErrors.AnswerAsync(call, cancellationToken);
        Note(operation, answer);
        return answer;
    }

    private void Note<T>(string operation, GatewayAnswer<T> answer)
    {
        switch (answer)
        {
            case GatewayAnswer<T>.Refused { Refusal: var refusal }:
                LogRefused(log, operation, refusal.Reason, refusal.Code, refusal.RequestId);
                break;
            case GatewayAnswer<T>.Unknown:
                LogUnknown(log, operation);
                break;
            case GatewayAnswer<T>.NotSent:
                LogNotSent(log, operation);
                break;
        }
    }

    [LoggerMessage(2101, LogLevel.Information, "Stripe refused {Operation}: {Reason} ({Code}, request {RequestId})")]
    private static partial void LogRefused(ILogger log, string operation, RefusalReason reason, string? code, string? requestId);

    [LoggerMessage(2102, LogLevel.Information, "The answer to {Operation} was lost or uncertain; it will be read from Stripe")]
    private static partial void LogUnknown(ILogger log, string operation);

    [LoggerMessage(2103, LogLevel.Information, "Stripe could not be reached for {Operation}")]
    private static partial void LogNotSent(ILogger log, string operation);
}
