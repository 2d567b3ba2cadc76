using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MotoPortal.Tests.Support;

/// <summary>
/// A proxy between the portal and the simulator that passes on all requests, except those that a test tells it to hold or to answer itself.
/// It delivers a held request when the test says so, even after the sender's timeout.
/// </summary>
internal sealed class LateProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _onward;
    private readonly ConcurrentDictionary<string, (int Status, string Body, bool Delivers)> _answers = new(StringComparer.Ordinal);
    private volatile string? _keeps;
    private TaskCompletionSource<Kept> _kept = New<Kept>();

    private LateProxy(WebApplication app, string onward)
    {
        _app = app;
        _onward = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(onward) };
    }

    /// <summary>Its address; the value for <c>Stripe:ApiBase</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts one for a simulator.</summary>
    public static async Task<LateProxy> StartAsync(string onward)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new LateProxy(app, onward);
        app.Run(proxy.PassAsync);
        await app.StartAsync();
        return proxy;
    }

    /// <summary>Holds the next request whose method and path start with this text.</summary>
    public void Keep(string request)
    {
        _kept = New<Kept>();
        _keeps = request;
    }

    /// <summary>Answers the next request itself whose method and path start with this text.</summary>
    /// <param name="request">Such as <c>POST /v1/payment_intents</c>.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="delivers">Whether Stripe gets the request, and only its answer is lost.</param>
    public void Answer(string request, int status, string body, bool delivers = false) => _answers[request] = (status, body, delivers);

    /// <summary>Waits until a request is held.</summary>
    public Task KeptAsync() => _kept.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Delivers the held request, and waits until Stripe has answered.</summary>
    public async Task DeliverAsync()
    {
        var kept = await _kept.Task.WaitAsync(TimeSpan.FromSeconds(20));
        using var answer = await _onward.SendAsync(kept.Request);
        kept.Answer.SetResult(((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _onward.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var request = await CopyAsync(context.Request);
        var name = $"{context.Request.Method} {context.Request.Path}";
        if (_keeps is { } keeps && name.StartsWith(keeps, StringComparison.Ordinal))
        {
            _keeps = null;
            var kept = new Kept(request, New<(int, byte[])>());
            _kept.SetResult(kept);
            var (status, body) = await kept.Answer.Task.WaitAsync(context.RequestAborted);
            await WriteAsync(context, status, body);
            return;
        }

        if (_answers.Keys.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal)) is { } own
            && _answers.TryRemove(own, out var instead))
        {
            if (instead.Delivers)
            {
                using var lost = await _onward.SendAsync(request, context.RequestAborted);
            }

            await WriteAsync(context, instead.Status, System.Text.Encoding.UTF8.GetBytes(instead.Body));
            return;
        }

        using var answer = await _onward.SendAsync(request, context.RequestAborted);
        await WriteAsync(context, (int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(context.RequestAborted));
    }

    /// <summary>The same request for another server.</summary>
    internal static async Task<HttpRequestMessage> CopyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return CopyOf(request, body.ToArray());
    }

    /// <summary>The same request for another server, with a body that was read already.</summary>
    internal static HttpRequestMessage CopyOf(HttpRequest request, byte[] body)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), request.Path + request.QueryString)
        {
            Content =
            body.Length > 0 ? new ByteArrayContent(body) : null
        };
        foreach (var (name, values) in request.Headers.Where(
            header => header.Key is not ("Host" or "Content-Length" or "Connection" or "Transfer-Encoding")))
        {
            if (!copy.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                copy.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return copy;
    }

    private static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Kept(HttpRequestMessage Request, TaskCompletionSource<(int Status, byte[] Body)> Answer);
}
