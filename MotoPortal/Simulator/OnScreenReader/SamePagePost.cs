namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>
/// Accepts a POST only from the page itself: from the same origin, as JSON (which a plain form of another site cannot send). There is no
/// sign-in and so no token; the browser's own headers are the protection.
/// </summary>
internal sealed class SamePagePost : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!IsFromThePage(request))
        {
            return ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        return request.HasJsonContentType()
            ? next(context)
            : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status415UnsupportedMediaType));
    }

    private static bool IsFromThePage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (site.Length == 0 || site is "same-origin")
            && string.Equals(request.Headers.Origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
