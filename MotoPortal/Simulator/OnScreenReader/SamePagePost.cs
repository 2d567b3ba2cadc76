namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>
/// Lets a POST through only when the page itself sent it: from the same origin, as JSON (which no plain form of another site can send).
/// There is no sign-in here, so there is no token to forge either; the browser's own headers are the protection.
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
