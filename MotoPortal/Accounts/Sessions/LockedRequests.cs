using MotoPortal.Shell.Hosting;


namespace MotoPortal.Accounts.Sessions;

/// <summary>Sends every request of a locked session to the page that unlocks it, except those that are open while it is locked.</summary>
internal sealed class LockedRequests(RequestDelegate next, SessionLock sessions)
{
    /// <summary>The page that unlocks a session.</summary>
    public const string Page = "/account/idle";

    /// <summary>Lets the request pass, or redirects it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsOpen(context) && await sessions.IsLockedAsync(context.User, context.RequestAborted))
        {
            var back = HttpMethods.IsGet(context.Request.Method) ? $"{context.Request.Path}{context.Request.QueryString}" : "/";
            context.Response.Redirect($"{Page}?returnUrl={Uri.EscapeDataString(back)}");
            return;
        }

        await next(context);
    }

    // A circuit's own messages are judged one by one, see LockedCircuits.
    private static bool IsOpen(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || (context.GetEndpoint()?.Metadata is { } metadata
            && metadata.GetMetadata<ClosedWhileLockedAttribute>() is null
            && (metadata.GetMetadata<OpenToAnyoneAttribute>() is not null || metadata.GetMetadata<OpenWhileLockedAttribute>() is not null));
}
