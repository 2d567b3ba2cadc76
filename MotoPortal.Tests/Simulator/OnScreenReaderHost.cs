using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.OnScreenReader;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Simulator;

/// <summary>The on-screen reader in its own web application, with a Stripe of the test's choice.</summary>
internal sealed class OnScreenReaderHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OnScreenReaderHost(WebApplication app, CollectedLog log)
    {
        _app = app;
        Log = log;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    /// <summary>A client for it.</summary>
    public HttpClient Http { get; }

    public CollectedLog Log { get; }

    /// <summary>Starts one on a free port.</summary>
    public static async Task<OnScreenReaderHost> StartAsync(OnScreenReaderOptions options)
    {
        var log = new CollectedLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOnScreenReader(options);
        var app = builder.Build();
        app.MapOnScreenReader();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new OnScreenReaderHost(app, log);
    }

    /// <summary>Posts as the page does; the test may change the request before.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string json, Action<HttpRequestMessage>? change = null) =>
        Http.SendAsync(PostFrom(Address, path, json, change));

    /// <summary>The POST that a page of this address sends.</summary>
    public static HttpRequestMessage PostFrom(Uri address, string path, string json, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Content = new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        change?.Invoke(request);
        return request;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
