using Microsoft.AspNetCore.Http.Features;

namespace MotoPortal.Shell.Hosting;

/// <summary>
/// Answers the methods that no page has: OPTIONS with the methods that there are, all others but HEAD with 405.
/// </summary>
internal sealed class AnsweredMethods(RequestDelegate next)
{
    private const string Allowed = "GET, HEAD, POST, OPTIONS";

    /// <summary>Lets the request pass, or answers it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;

        // A circuit over HTTP/2 begins with CONNECT, and one without WebSockets ends with DELETE.
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method)
            || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true })
        {
            return next(context);
        }

        context.Response.Headers.Allow = Allowed;
        context.Response.StatusCode = HttpMethods.IsOptions(request.Method)
            ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    /// <summary>
    /// Has HEAD answered as GET; the server knows that it was HEAD and sends no body. Stands before the routing, which would find no page
    /// for HEAD.
    /// </summary>
    internal sealed class HeadAsGet : IStartupFilter
    {
        /// <inheritdoc/>
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                if (HttpMethods.IsHead(context.Request.Method))
                {
                    context.Request.Method = HttpMethods.Get;
                }

                return rest(context);
            });
            next(app);
        };
    }
}
