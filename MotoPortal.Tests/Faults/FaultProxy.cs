using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// A proxy between the portal and the simulator that does to each of the portal's requests what a plan says. Requests of others, such as
/// the tests' own, pass. It also notices a key that goes out with two bodies.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private const string Page = "<html><body>Sign in to this network</body></html>";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HttpRequestMessage> _held = new();
    private HttpClient _onward = new();

    private FaultProxy(WebApplication app) => _app = app;

    /// <summary>What to do to a request of the portal, by its method and path; null passes it on.</summary>
    public Func<string, ProxyFault?> Plan { get; set; } = static _ => null;

    /// <summary>A text that a request's body must have for the plan to be asked; null for any body.</summary>
    public string? Only { get; set; }

    /// <summary>The keys that went out with two bodies.</summary>
    public ConcurrentBag<string> ChangedBodies { get; } = [];

    /// <summary>The value for <c>Stripe:ApiBase</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts one, which passes nothing on before <see cref="Pass"/>.</summary>
    public static async Task<FaultProxy> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new FaultProxy(app);
        app.Run(proxy.HandleAsync);
        await app.StartAsync();
        return proxy;
    }

    /// <summary>Passes requests on to this address.</summary>
    public void Pass(string onward) =>
        _onward = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(onward) };

    /// <summary>Delivers the requests that were held back; their senders have hung up long ago.</summary>
    public async Task DeliverHeldAsync()
    {
        while (_held.TryDequeue(out var request))
        {
            using var answer = await _onward.SendAsync(request);
            request.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _onward.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await LateProxy.CopyAsync(context.Request);
        if (!request.Headers.Remove(FaultHandler.Mark))
        {
            await PassAsync(context, request);
            return;
        }

        await CompareBodyAsync(request);
        var isMeant = Only is not { } text || Encoding.UTF8.GetString(await BodyAsync(request)).Contains(text, StringComparison.Ordinal);
        var fault = isMeant ? Plan($"{context.Request.Method} {context.Request.Path}") : null;
        if (fault is null)
        {
            await PassAsync(context, request);
            return;
        }

        if (fault is ProxyFault.Late or ProxyFault.Twice)
        {
            var again = LateProxy.CopyOf(context.Request, await BodyAsync(request));
            again.Headers.Remove(FaultHandler.Mark);
            _held.Enqueue(again);
        }

        if (fault is ProxyFault.Twice)
        {
            await PassAsync(context, request);
            return;
        }

        var answer = IsDelivered(fault.Value) ? await AskAsync(request) : [];
        await AnswerAsync(context, fault.Value, answer);
    }

    private static bool IsDelivered(ProxyFault fault) => fault is not (ProxyFault.Refused or ProxyFault.CutBefore or ProxyFault.HangBefore
        or ProxyFault.Late or ProxyFault.NotFoundBefore or ProxyFault.BadGatewayBefore or ProxyFault.ServerErrorBefore
        or ProxyFault.TooMany or ProxyFault.ReaderTimeoutBefore);

    private static Task AnswerAsync(HttpContext context, ProxyFault fault, byte[] answer) => fault switch
    {
        ProxyFault.Refused => WriteAsync(context, FaultHandler.NoConnection, ""),
        ProxyFault.CutBefore or ProxyFault.CutAfter => CutAsync(context),
        ProxyFault.HangBefore or ProxyFault.HangAfter or ProxyFault.Late => WriteAsync(context, FaultHandler.NoAnswer, ""),
        ProxyFault.ForbiddenAfter => WriteAsync(context, StatusCodes.Status403Forbidden, Page),
        ProxyFault.NotFoundBefore or ProxyFault.NotFoundAfter => WriteAsync(context, StatusCodes.Status404NotFound, Page),
        ProxyFault.TimeoutPageAfter => WriteAsync(context, StatusCodes.Status408RequestTimeout, Page),
        ProxyFault.BadGatewayBefore or ProxyFault.BadGatewayAfter => WriteAsync(context, StatusCodes.Status502BadGateway, Page),
        ProxyFault.ServerErrorBefore or ProxyFault.ServerErrorAfter => WriteAsync(
            context, StatusCodes.Status500InternalServerError, """{"error":{"type":"api_error","message":"Something went wrong."}}"""),
        ProxyFault.PageAfter => WriteAsync(context, StatusCodes.Status200OK, Page),
        ProxyFault.EmptyAfter => WriteAsync(context, StatusCodes.Status200OK, ""),
        ProxyFault.HalfAfter => WriteAsync(context, StatusCodes.Status200OK, answer[..(answer.Length / 2)]),
        ProxyFault.OtherObjectAfter => WriteAsync(context, StatusCodes.Status200OK, "{}"),
        ProxyFault.TooMany => WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Request rate limit exceeded."}}"""),
        ProxyFault.TooManyPageAfter => WriteAsync(context, StatusCodes.Status429TooManyRequests, Page),
        ProxyFault.ReaderTimeoutAfter or ProxyFault.ReaderTimeoutBefore => WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            """{"error":{"type":"invalid_request_error","code":"terminal_reader_timeout","message":"Timed out."}}"""),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task CompareBodyAsync(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues("Idempotency-Key", out var keys))
        {
            var key = keys.Single();
            var body = $"{request.RequestUri} {Encoding.UTF8.GetString(await BodyAsync(request))}";
            if (!string.Equals(_bodies.GetOrAdd(key, body), body, StringComparison.Ordinal))
            {
                ChangedBodies.Add(key);
            }
        }
    }

    private static async Task<byte[]> BodyAsync(HttpRequestMessage request) =>
        request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();

    private async Task<byte[]> AskAsync(HttpRequestMessage request)
    {
        using var answer = await _onward.SendAsync(request);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task PassAsync(HttpContext context, HttpRequestMessage request)
    {
        using var answer = await _onward.SendAsync(request, context.RequestAborted);
        await WriteAsync(context, (int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(context.RequestAborted));
    }

    private static Task CutAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext context, int status, string body) =>
        WriteAsync(context, status, Encoding.UTF8.GetBytes(body));

    private static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.Length > 0 && body[0] == (byte)'<' ? "text/html" : "application/json";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
