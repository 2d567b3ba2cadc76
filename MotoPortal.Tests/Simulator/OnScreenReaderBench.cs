using System.Text.Json;
using MotoPortal.Simulator;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Tests.Simulator;

/// <summary>A real simulator with one of its readers, and a Stripe.net client that stands where the portal stands.</summary>
internal sealed class OnScreenReaderBench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("on-screen-reader-");
    private readonly HttpClient _http = new();
    private readonly CollectedLog _log = new();
    private readonly ILoggerFactory _logs;
    private StripeSimulator? _simulator;

    private OnScreenReaderBench() => _logs = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));

    /// <summary>The simulator.</summary>
    public StripeSimulator Simulator => _simulator!;

    /// <summary>A client of the web application that serves the page.</summary>
    public HttpClient Http => _http;

    /// <summary>All that the simulator logged, page and API.</summary>
    public CollectedLog Log => _log;

    /// <summary>The portal's side.</summary>
    public StripeClient Stripe { get; private set; } = null!;

    /// <summary>Stripe's id of the reader.</summary>
    public string ReaderId { get; private set; } = "";

    /// <summary>Starts all of it on a free port, with its data in a folder of its own.</summary>
    public static async Task<OnScreenReaderBench> StartAsync()
    {
        var bench = new OnScreenReaderBench();
        bench._simulator = await StripeSimulator.StartAsync(
            new SimulatorOptions { Url = "http://127.0.0.1:0", DataDirectory = bench._folder.FullName }, logs: bench._logs);
        bench._http.BaseAddress = bench.Simulator.Address;
        bench.Stripe = new StripeClient(new StripeClientOptions
        {
            ApiKey = "sk_test_bench",
            ApiBase = bench.Simulator.ApiBase,
            HttpClient = new SystemNetHttpClient(new HttpClient(), maxNetworkRetries: 0),
        });
        bench.ReaderId = (await bench.Stripe.V1.Terminal.Readers.ListAsync()).Data.Single(reader => reader.Label is "Front desk").Id;
        return bench;
    }

    /// <summary>Makes a SetupIntent and sends it to the reader, as the portal does.</summary>
    public async Task<SetupIntent> AskForCardAsync()
    {
        var customer = await Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions { Name = "Zoë Ångström" });
        var create = new SetupIntentCreateOptions { Customer = customer.Id, Usage = "off_session" };
        create.AddExtraParam("allowed_payment_method_types[0]", "card");
        var intent = await Stripe.V1.SetupIntents.CreateAsync(create);
        await SendAsync(intent.Id);
        return intent;
    }

    /// <summary>Sends a SetupIntent to the reader.</summary>
    public Task<Reader> SendAsync(string setupIntentId)
    {
        var process = new ReaderProcessSetupIntentOptions { SetupIntent = setupIntentId, AllowRedisplay = "limited" };
        process.AddExtraParam("process_config[moto]", "true");
        return Stripe.V1.Terminal.Readers.ProcessSetupIntentAsync(ReaderId, process);
    }

    /// <summary>The SetupIntent as it is now.</summary>
    public Task<SetupIntent> IntentAsync(string id) => Stripe.V1.SetupIntents.GetAsync(id, new SetupIntentGetOptions { Expand = ["payment_method"] });

    /// <summary>What the page's script asks every second.</summary>
    public Task<JsonElement> StateAsync(string language = "en") =>
        _http.GetFromJsonAsync<JsonElement>(new Uri($"/reader/{ReaderId}/state?lang={language}", UriKind.Relative));

    /// <summary>Posts as the page does.</summary>
    public Task<HttpResponseMessage> PostAsync(string what, string json, Action<HttpRequestMessage>? change = null) =>
        _http.SendAsync(OnScreenReaderHost.PostFrom(Simulator.Address, $"/reader/{ReaderId}/{what}", json, change));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        _http.Dispose();
        _logs.Dispose();
        _folder.Delete(recursive: true);
    }
}
