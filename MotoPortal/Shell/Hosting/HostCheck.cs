using Microsoft.Extensions.Options;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Shell.Hosting;

/// <summary>Answers 400 to a request whose <c>Host</c> header is not one of the portal's names, before any other middleware.</summary>
internal sealed class HostCheck(RequestDelegate next, IOptions<ShellOptions> options, IOptions<PracticeOptions> practice)
{
    private readonly HostNames _names = HostNames.Of(options.Value, practice.Value);

    /// <summary>Lets the request pass, or answers 400.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (_names.Contains(context.Request.Host))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "MotoPortal does not answer to this name. Open it by the address that its console printed, or list the name in the setting "
            + "AllowedHosts.",
            context.RequestAborted);
    }
}
