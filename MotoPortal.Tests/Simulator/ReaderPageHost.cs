using System.Net.Http.Json;
using System.Text.Json;
using MotoPortal.Simulator;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Tests.Simulator;

/// <summary>A simulator for one test with one reader, to which the test sends setups and keys cards.</summary>
internal sealed class ReaderPageHost : IAsyncDisposable
{
    private readonly OwnSimulator _own = new();
    private SimulatorFixture _fixture = null!;

    private ReaderPageHost()
    {
    }

    public StripeSimulator Simulator => _fixture.Simulator;

    /// <summary>A client for the web application of the page.</summary>
    public HttpClient Http => _fixture.Http;

    /// <summary>The simulator's log, of page and API.</summary>
    public CollectedLog Log => _fixture.Log;

    /// <summary>The portal's side.</summary>
    public StripeClient Stripe => _fixture.Stripe;

    /// <summary>Stripe's id of the reader.</summary>
    public string ReaderId { get; private set; } = "";

    /// <summary>Starts the simulator and the page.</summary>
    public static async Task<ReaderPageHost> StartAsync()
    {
        var host = new ReaderPageHost();
        host._fixture = await host._own.StartAsync();
        var reader = await host._fixture.ReaderAsync();
        host.ReaderId = (await host.Stripe.V1.Terminal.Readers.UpdateAsync(reader.Id, new ReaderUpdateOptions { Label = "Front desk" })).Id;
        return host;
    }

    /// <summary>Creates a SetupIntent and sends it to the reader, as the portal does.</summary>
    public async Task<SetupIntent> AskForCardAsync()
    {
        var intent = await _fixture.IntentAsync();
        await SendAsync(intent.Id);
        return intent;
    }

    /// <summary>Creates a PaymentIntent and sends it to the reader, as the portal does.</summary>
    public async Task<PaymentIntent> AskForPaymentAsync(long amount = 4000)
    {
        var intent = await _fixture.PaymentForReaderAsync(amount);
        await _fixture.ProcessPaymentAsync(ReaderId, intent.Id);
        return intent;
    }

    /// <summary>Sends a SetupIntent to the reader.</summary>
    public Task<Reader> SendAsync(string setupIntentId) => _fixture.ProcessAsync(ReaderId, setupIntentId);

    /// <summary>The SetupIntent's current state.</summary>
    public Task<SetupIntent> IntentAsync(string id) =>
        Stripe.V1.SetupIntents.GetAsync(id, new SetupIntentGetOptions { Expand = ["payment_method"] });

    /// <summary>The state that the page's script polls.</summary>
    public Task<JsonElement> StateAsync(string language = "en") =>
        Http.GetFromJsonAsync<JsonElement>(Url($"/reader/{ReaderId}/state?lang={language}"));

    /// <summary>Gets an address of the simulator's own pages.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(Url(path));

    /// <summary>Posts as the page does.</summary>
    public Task<HttpResponseMessage> PostAsync(string what, string json, Action<HttpRequestMessage>? change = null) =>
        Http.SendAsync(OnScreenReaderHost.PostFrom(Simulator.Address, $"/reader/{ReaderId}/{what}", json, change));

    /// <summary>An address of the simulator.</summary>
    public Uri Url(string path) => new(Simulator.Address, path);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _own.DisposeAsync();
}
