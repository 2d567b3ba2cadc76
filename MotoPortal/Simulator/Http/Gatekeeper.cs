using System.Net;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// The first middleware: accepts only requests of this machine under its own name, and not from pages of other sites; adds headers that
/// prevent caching and framing; and turns an unhandled exception into one log line and Stripe's error.
/// </summary>
internal static partial class Gatekeeper
{
    /// <summary>For the simulator's own pages: only their own style sheet and forms.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds it to the pipeline.</summary>
    public static void UseGatekeeper(this WebApplication app)
    {
        var isAnyAddress = app.Services.GetRequiredService<SimulatorOptions>().AllowNetwork;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Gatekeeper).FullName!);
        app.Use(async (context, next) =>
        {
            SetHeaders(context);
            if (!IsOwnName(context.Request.Host.Host, isAnyAddress))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            if (!IsOwnPage(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            try
            {
                await next(context);
            }
            catch (Exception) when (context.RequestAborted.IsCancellationRequested)
            {
                // The caller has disconnected.
            }
            catch (BadHttpRequestException exception)
            {
                await WriteAsync(context, new ApiError(exception.StatusCode, "invalid_request_error", null, "The request cannot be read."));
            }
            catch (Exception exception) when (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
            {
                LogBug(logger, exception);
                await WriteAsync(context, new ApiError(
                    StatusCodes.Status500InternalServerError, "api_error", null, "The simulator has a bug; its log says where."));
            }
        });
    }

    private static void SetHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: with it, browsers send the page's own forms with the origin "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var path = context.Request.Path;
        if (path == "/" || path.StartsWithSegments("/v1", StringComparison.Ordinal)
            || path.StartsWithSegments("/_simulator", StringComparison.Ordinal))
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        }
    }

    /// <summary>
    /// Protects against DNS rebinding. On a network, a literal IP address is accepted too, because no rebinding page has one as its name.
    /// </summary>
    private static bool IsOwnName(string host, bool isAnyAddress) =>
        host is "localhost" or "127.0.0.1" or "[::1]" or "::1" || (isAnyAddress && IPAddress.TryParse(host, out _));

    /// <summary>Protects against forms of other sites.</summary>
    private static bool IsOwnPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);

    private static Task WriteAsync(HttpContext context, ApiError error)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = error.Status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(error.ToBody(Ids.Make("req_", 14)).ToJsonString(StripeJson.Indented), CancellationToken.None);
    }

    [LoggerMessage(EventId = 9102, Level = LogLevel.Error, Message = "The simulator failed on a request")]
    private static partial void LogBug(ILogger logger, Exception exception);
}
