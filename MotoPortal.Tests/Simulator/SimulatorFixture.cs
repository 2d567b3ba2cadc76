using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using MotoPortal.Simulator;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Objects;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Tests.Simulator;

/// <summary>
/// A simulator with its own folder, called with Stripe.net over HTTP, without retries. Tests of a class share it, so each creates its own
/// customers and readers.
/// </summary>
public sealed class SimulatorFixture : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("simulator-");
    private readonly HttpClient _http = new();
    private readonly ILoggerFactory _logs;

    /// <summary>Creates the folder; the simulator starts in <see cref="InitializeAsync"/>.</summary>
    public SimulatorFixture() => _logs = LoggerFactory.Create(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));

    /// <summary>The simulator's clock; null for the real one.</summary>
    internal TimeProvider? Time { get; init; }

    internal StripeSimulator Simulator { get; private set; } = null!;

    internal CollectedLog Log { get; } = new();

    internal FaultBoard Faults => Simulator.Faults;

    internal StripeClient Stripe { get; private set; } = null!;

    internal string DatabaseFile => Path.Combine(_folder.FullName, "simulator.db");

    internal SimulatorOptions Options => new() { Url = "http://127.0.0.1:0", DataDirectory = _folder.FullName };

    /// <inheritdoc />
    public Task InitializeAsync() => StartAsync();

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _logs.Dispose();
    }

    /// <summary>Stops the simulator; its file is complete afterwards.</summary>
    internal ValueTask StopAsync() => Simulator.DisposeAsync();

    /// <summary>Stops the simulator and starts it again on the same folder.</summary>
    internal async Task RestartAsync()
    {
        await Simulator.DisposeAsync();
        await StartAsync();
    }

    internal StripeClient ClientWith(string key) => new(new StripeClientOptions
    {
        ApiKey = key,
        ApiBase = Simulator.ApiBase,
        FilesBase = Simulator.ApiBase,
        HttpClient = new SystemNetHttpClient(_http, maxNetworkRetries: 0),
    });

    /// <summary>Expects no warnings and exceptions, except those of dropped connections.</summary>
    internal void LogShouldBeClean() => Log.ShouldBeClean("The connection was aborted by the application.");

    /// <summary>Sends a request without Stripe.net, with a valid key.</summary>
    internal Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? form = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(Simulator.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_of_the_tests");
        if (form is not null)
        {
            request.Content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request);
    }

    internal HttpClient Http => _http;

    internal Task<Customer> CustomerAsync(string name = "Ada") =>
        Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions { Name = name });

    internal async Task<SetupIntent> IntentAsync(string? customer =
        null) => await Stripe.V1.SetupIntents.CreateAsync(new SetupIntentCreateOptions
        {
            Customer = customer ?? (await CustomerAsync()).Id,
            AllowedPaymentMethodTypes = ["card"],
            Usage = "off_session",
        });

    internal Task<Reader> ReaderAsync(string code = "simulated-wpe") =>
        Stripe.V1.Terminal.Readers.CreateAsync(new ReaderCreateOptions { RegistrationCode = code, Label = "Test" });

    internal Task<Reader> ProcessAsync(string reader, string intent, bool moto = true, bool cancellable = false, string? key = null)
    {
        var options = new ReaderProcessSetupIntentOptions { SetupIntent = intent, AllowRedisplay = "limited" };
        if (cancellable)
        {
            options.ProcessConfig = new ReaderProcessConfigOptions { EnableCustomerCancellation = true };
        }

        if (moto)
        {
            options.AddExtraParam("process_config[moto]", true);
        }

        return Stripe.V1.Terminal.Readers.ProcessSetupIntentAsync(reader, options, new RequestOptions { IdempotencyKey = key });
    }

    /// <summary>A PaymentIntent of this amount for a reader, with or without saving the card.</summary>
    internal Task<PaymentIntent> PaymentForReaderAsync(long amount = 4000, string? saveFor = null) => Stripe.V1.PaymentIntents.CreateAsync(
        new()
        {
            Amount = amount,
            Currency = "eur",
            Customer = saveFor,
            SetupFutureUsage = saveFor is null ? null : "off_session",
            AllowedPaymentMethodTypes = ["card"],
        });

    internal Task<Reader> ProcessPaymentAsync(string reader, string intent, bool cancellable = false, string? allowRedisplay = null)
    {
        var options = new ReaderProcessPaymentIntentOptions { PaymentIntent = intent };
        if (cancellable || allowRedisplay is not null)
        {
            options.ProcessConfig =
                new ReaderProcessConfigOptions { EnableCustomerCancellation = cancellable ? true : null, AllowRedisplay = allowRedisplay };
        }

        options.AddExtraParam("process_config[moto]", true);
        return Stripe.V1.Terminal.Readers.ProcessPaymentIntentAsync(reader, options);
    }

    internal Task<Reader> PresentAsync(string reader, string number =
        "4242424242424242", string? cvc = "123", int month = 12, int year = 2050) =>
        Stripe.V1.TestHelpers.Terminal.Readers.PresentPaymentMethodAsync(
            reader,
            new global::Stripe.TestHelpers.Terminal.ReaderPresentPaymentMethodOptions
            {
                Type = "card",
                Card = new global::Stripe.TestHelpers.Terminal.ReaderCardOptions
                {
                    Number =
                    number,
                    ExpMonth = month,
                    ExpYear = year,
                    Cvc = cvc
                },
            });

    /// <summary>A reader that waits for a card, and its SetupIntent.</summary>
    internal async Task<(Reader Reader, SetupIntent Intent)> WaitingReaderAsync(bool moto = true, bool cancellable = false)
    {
        var reader = await ReaderAsync();
        var intent = await IntentAsync();
        return (await ProcessAsync(reader.Id, intent.Id, moto, cancellable), intent);
    }

    /// <summary>A customer with one of Stripe's named test cards.</summary>
    internal async Task<(string Customer, string Card)> SavedCardAsync(string name = "pm_card_visa")
    {
        var customer = await CustomerAsync();
        return (customer.Id, (await Stripe.V1.PaymentMethods.AttachAsync(name, new() { Customer = customer.Id })).Id);
    }

    /// <summary>A PaymentIntent of EUR 40.00 with this card and these options.</summary>
    internal Task<PaymentIntent> ChargeAsync(
        string? customer, string card, Action<PaymentIntentCreateOptions> way, Action<PaymentIntentCreateOptions>? more =
            null, string? key = null)
    {
        var options = new PaymentIntentCreateOptions
        {
            Amount =
            4000,
            Currency = "eur",
            Customer = customer,
            PaymentMethod = card,
            AllowedPaymentMethodTypes = ["card"]
        };
        way(options);
        more?.Invoke(options);
        return Stripe.V1.PaymentIntents.CreateAsync(options, new RequestOptions { IdempotencyKey = key });
    }

    /// <summary>The customer is on the line.</summary>
    internal static void Moto(PaymentIntentCreateOptions options)
    {
        options.Confirm = true;
        options.PaymentMethodOptions = new() { Card = new() { Moto = true } };
    }

    /// <summary>The customer is absent.</summary>
    internal static Action<PaymentIntentCreateOptions> Absent(string? usage = null) => options =>
    {
        options.Confirm = true;
        options.OffSession = true;
        options.PaymentMethodOptions = usage is null ? null : new() { Card = new() { StoredCredentialUsage = usage } };
    };

    /// <summary>Triggers an external event; returns the status.</summary>
    internal async Task<System.Net.HttpStatusCode> HappenAsync(string act, string id, string? more = null)
    {
        using var response = await SendAsync(HttpMethod.Post, "/_simulator/elsewhere", $"act={act}&id={id}&{more}");
        return response.StatusCode;
    }

    /// <summary>The types of the events about a PaymentIntent, its charges, refunds and disputes, newest first.</summary>
    internal async Task<IReadOnlyList<string>> EventsOfPaymentAsync(string intent)
    {
        var events = await Stripe.V1.Events.ListAsync(new() { Limit = 100 });
        return [.. events.Data.Where(happened => IntentOf(happened.Data.Object) == intent).Select(happened => happened.Type)];
    }

    private static string? IntentOf(IHasObject about) => about switch
    {
        PaymentIntent intent => intent.Id,
        Charge charge => charge.PaymentIntentId,
        Refund refund => refund.PaymentIntentId,
        Dispute dispute => dispute.PaymentIntentId,
        Reader { Action: { } action } => action.ProcessPaymentIntent?.PaymentIntentId,
        _ => null,
    };

    /// <summary>Stripe's error of a call that must fail.</summary>
    internal static async Task<StripeException> RefusalOf(Func<Task> call) => await Should.ThrowAsync<StripeException>(call);

    private async Task StartAsync()
    {
        Simulator = await StripeSimulator.StartAsync(Options, Time, _logs);
        Stripe = ClientWith("sk_test_of_the_tests");
    }
}
