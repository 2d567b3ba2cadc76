using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MotoPortal.Tests.Support;

/// <summary>A request as it left the process.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The body exactly as sent.</param>
/// <param name="Headers">The request's headers.</param>
internal sealed record CapturedRequest(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The idempotency key; null when none was sent.</summary>
    public string? IdempotencyKey => Headers.GetValueOrDefault("Idempotency-Key");
}

/// <summary>
/// A listener in place of Stripe that records each request exactly and answers as the test decides: for tests that pin requests, and for
/// answers that no simulator gives.
/// </summary>
internal sealed class CapturingStripe : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<CapturedRequest> _requests = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new(StringComparer.Ordinal);

    private Func<HttpContext, Task>? _otherwise;

    private CapturingStripe(WebApplication app) => _app = app;

    /// <summary>Its address, without a trailing slash; the value for <c>Stripe:ApiBase</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The received requests, in order.</summary>
    public IReadOnlyList<CapturedRequest> Requests => [.. _requests];

    /// <summary>Starts one on a free port.</summary>
    public static async Task<CapturingStripe> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stripe = new CapturingStripe(app);
        app.Run(stripe.ReceiveAsync);
        await app.StartAsync();
        return stripe;
    }

    /// <summary>Answers this method and path (without query) with JSON.</summary>
    public CapturingStripe Answer(string method, string path, string json, int status = StatusCodes.Status200OK) =>
        Answer(method, path, context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Headers["Request-Id"] = "req_captured";
            return context.Response.WriteAsync(json);
        });

    /// <summary>Answers this method and path (without query) with a handler, for example by dropping the connection.</summary>
    public CapturingStripe Answer(string method, string path, Func<HttpContext, Task> answer)
    {
        _answers[$"{method} {path}"] = answer;
        return this;
    }

    /// <summary>Answers every other request with a handler.</summary>
    public CapturingStripe AnswerAll(Func<HttpContext, Task> answer)
    {
        _otherwise = answer;
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new StreamReader(request.Body);
        _requests.Enqueue(new CapturedRequest(
            request.Method,
            request.Path + request.QueryString,
            await body.ReadToEndAsync(context.RequestAborted),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));

        if ((_answers.GetValueOrDefault($"{request.Method} {request.Path}") ?? _otherwise) is { } answer)
        {
            await answer(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        await context.Response.WriteAsync("""{"error":{"type":"invalid_request_error","message":"The test gave no answer for this."}}""");
    }
}
