using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Shell.Pages;

/// <summary>
/// Adds the security headers to every response. They are added when the response starts, because the error page clears headers set before.
/// The policy is the strictest under which MudBlazor and Blazor run without a violation: inline styles are theirs, the import map has the
/// portal's nonce.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<ShellOptions> options)
{
    /// <summary>Runs the rest of the pipeline and adds the headers when the response starts.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });

        return next(context);
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), browsing-topics=()";
        headers.ContentSecurityPolicy = Policy(context);

        // Pages hold personal data; the browser may cache only files with a fingerprint in their name.
        if (!headers.ContainsKey("Cache-Control")
            || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true)
        {
            headers.CacheControl = "no-store";
        }
    }

    private string Policy(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<SandboxedAttribute>() is not null)
        {
            return SandboxedAttribute.Policy;
        }

        var nonce = CspNonce.Of(context);

        // Static pages, such as sign-in, have no inline styles of MudBlazor, so they get the stricter policy.
        var interactive =
            context.GetEndpoint()?.Metadata.GetMetadata<RootComponentMetadata>() is not null && context.AcceptsInteractiveRouting();
        var styles = interactive ? "'self' 'unsafe-inline'" : $"'self' 'nonce-{nonce}'";
        var frames = options.Value.FrameSource is { Length: > 0 } source ? $"frame-src {source}; " : "";
        return $"base-uri 'self'; default-src 'none'; img-src 'self' data:; font-src 'self'; object-src 'none'; "
            + $"script-src 'self' 'nonce-{nonce}'; style-src {styles}; connect-src 'self'; {frames}frame-ancestors 'none'; form-action 'self'";
    }
}
