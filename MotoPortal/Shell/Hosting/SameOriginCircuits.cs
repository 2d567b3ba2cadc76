namespace MotoPortal.Shell.Hosting;

/// <summary>
/// Refuses a circuit that a page of another site tries to open. Browsers send cookies with a WebSocket handshake and apply no cross-origin
/// rule to it, so the origin is compared here.
/// </summary>
internal sealed class SameOriginCircuits(RequestDelegate next)
{
    /// <summary>Lets the request pass, or answers 403.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && request.Headers.Origin
            .ToString() is { Length: > 0 } origin
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
