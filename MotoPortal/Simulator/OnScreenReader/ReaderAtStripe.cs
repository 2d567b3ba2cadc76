using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MotoPortal.Simulator.Objects;
using Stripe;
using Stripe.Terminal;
using PresentCard = Stripe.TestHelpers.Terminal.ReaderCardOptions;
using PresentOptions = Stripe.TestHelpers.Terminal.ReaderPresentPaymentMethodOptions;

namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>
/// The reader through Stripe's API. Only this class uses the API here, and nothing of the simulator is used otherwise, so the page works
/// with a Stripe sandbox as well.
/// </summary>
internal sealed partial class ReaderAtStripe(
    IOptions<OnScreenReaderOptions> options,
    IServer server,
    IStringLocalizer<OnScreenReaderTexts> texts,
    ILogger<ReaderAtStripe> logger) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private StripeClient? _stripe;

    // For the amount. Stripe expands nothing when there is no such intent.
    private static List<string> WithIntent => ["action.process_payment_intent.payment_intent"];

    // Created on first use, because the server's own address is known only after the start.
    private StripeClient Stripe => _stripe ??= new StripeClient(new StripeClientOptions
    {
        ApiKey = options.Value.ApiKey,
        ApiBase = options.Value.ApiBase?.TrimEnd('/') ?? (options.Value.IsPractice ? OwnAddress() : StripeClient.DefaultApiBase),
        HttpClient = new SystemNetHttpClient(_http, maxNetworkRetries: 0, enableTelemetry: false),
    });

    /// <summary>Reads the reader.</summary>
    public Task<ReaderScreenView> LookAsync(string readerId, CancellationToken cancellationToken) =>
        AnswerAsync(readerId, async () => ReaderScreenMapping.Of(await Stripe.V1.Terminal.Readers.GetAsync(
            readerId, new ReaderGetOptions { Expand = WithIntent }, cancellationToken: cancellationToken), texts), cancellationToken);

    /// <summary>
    /// Presents a card whose number is known to be a test number. Stripe's answer is read even when the browser has disconnected.
    /// </summary>
    public Task<ReaderScreenView> PresentAsync(string readerId, KeyedCard card)
    {
        var present = new PresentOptions
        {
            Type = "card",
            Expand = WithIntent,
            Card = new PresentCard { Number = card.Number, ExpMonth = card.ExpiryMonth, ExpYear = card.ExpiryYear, Cvc = card.Cvc },
        };
        return ActAsync(readerId, () => Stripe.V1.TestHelpers.Terminal.Readers.PresentPaymentMethodAsync(readerId, present));
    }

    /// <summary>Cancels the action, as the cancel key does.</summary>
    public Task<ReaderScreenView> CancelAsync(string readerId) =>
        ActAsync(
            readerId, () => Stripe.V1.Terminal.Readers.CancelActionAsync(readerId, new ReaderCancelActionOptions { Expand = WithIntent }));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Task<ReaderScreenView> ActAsync(string readerId, Func<Task<Reader>> act) =>
        AnswerAsync(
            readerId,
            async () =>
            {
                try
                {
                    return ReaderScreenMapping.Of(await act(), texts);
                }
                catch (StripeException refused) when (refused.HttpStatusCode is HttpStatusCode.BadRequest
                    or HttpStatusCode.PaymentRequired or HttpStatusCode.Conflict)
                {
                    StripeRefused(readerId, refused.StripeError?.Code, refused.StripeResponse?.RequestId);
                    var now = await LookAsync(readerId, CancellationToken.None);
                    return now with { Refusal = RefusalOf(refused, now) };
                }
            },
            CancellationToken.None);

    private string RefusalOf(StripeException refused, ReaderScreenView now) => now.Screen switch
    {
        ReaderScreen.Asking or ReaderScreen.Occupied =>
            ReaderScreenMapping.Reason(refused.StripeError?.DeclineCode ?? refused.StripeError?.Code, texts),
        _ => texts[nameof(OnScreenReaderTexts.NotAsking)],
    };

    private async Task<ReaderScreenView> AnswerAsync(string readerId, Func<Task<ReaderScreenView>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (StripeException refused)
        {
            StripeRefused(readerId, refused.StripeError?.Code, refused.StripeResponse?.RequestId);
            return new ReaderScreenView(refused.HttpStatusCode switch
            {
                HttpStatusCode.NotFound => ReaderScreen.Gone,
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ReaderScreen.KeyRefused,
                HttpStatusCode.TooManyRequests => ReaderScreen.AskedTooOften,
                _ => ReaderScreen.Unreachable,
            });
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            StripeNotReached(readerId, broken.GetType().Name);
            return new ReaderScreenView(ReaderScreen.Unreachable);
        }
    }

    private string OwnAddress()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The simulator has no address of its own; set OnScreenReader:ApiBase.");
        var address = BindingAddress.Parse(bound);
        return address.Host is "+" or "*" or "0.0.0.0" or "[::]"
            ? $"{address.Scheme}://127.0.0.1:{address.Port}"
            : $"{address.Scheme}://{address.Host}:{address.Port}";
    }

    [LoggerMessage(
        EventId = 2901,
        Level = LogLevel.Information,
        Message = "Stripe refused the on-screen reader {ReaderId}: {Code} (request {RequestId})")]
    private partial void StripeRefused(string readerId, string? code, string? requestId);

    [LoggerMessage(EventId = 2902, Level = LogLevel.Warning, Message = "The on-screen reader {ReaderId} did not reach Stripe: {Fault}")]
    private partial void StripeNotReached(string readerId, string fault);
}
