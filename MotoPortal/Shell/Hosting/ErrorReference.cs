using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using MotoPortal.Primitives;

namespace MotoPortal.Shell.Hosting;

/// <summary>
/// A short reference that a person can read out on the telephone and that the log contains beside the exception. It is all that the browser
/// receives of an error.
/// </summary>
internal sealed partial class ErrorReference(ILogger<ErrorReference> logger) : IExceptionHandler
{
    private static readonly object Key = new();

    /// <summary>Logs an unhandled exception of a request; the error page writes the response.</summary>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            // A request that cannot be parsed is the sender's error, not a failure of the portal.
            httpContext.Response.StatusCode = bad.StatusCode;
            return ValueTask.FromResult(true);
        }

        if (exception is NotWritableException)
        {
            // Told by a page of its own, and logged once by the first that could not write.
            httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return ValueTask.FromResult(true);
        }

        httpContext.Items[Key] = Log(exception);
        return ValueTask.FromResult(false);
    }

    /// <summary>Logs an exception and returns its reference.</summary>
    public string Log(Exception exception)
    {
        var reference = RandomNumberGenerator.GetHexString(8);
        Failed(logger, exception, reference);
        return reference;
    }

    /// <summary>The reference of the error of this request; null when there was none.</summary>
    public static string? Of(HttpContext context) => context.Items[Key] as string;

    [LoggerMessage(1001, LogLevel.Error, "Something failed that should not; the person was shown reference {Reference}")]
    private static partial void Failed(ILogger logger, Exception exception, string reference);
}
