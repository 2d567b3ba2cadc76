using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace MotoPortal.Shell;

/// <summary>
/// A short number that a person can read out on the telephone and that stands beside the exception in the log. It is the only
/// thing about an error that leaves the server.
/// </summary>
internal sealed partial class ErrorReference(ILogger<ErrorReference> logger) : IExceptionHandler
{
    private static readonly object Key = new();

    /// <summary>Logs an exception that reached the end of a request; the error page answers it.</summary>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            // A request that cannot be read is its sender's doing, not a failure of ours.
            httpContext.Response.StatusCode = bad.StatusCode;
            return ValueTask.FromResult(true);
        }

        httpContext.Items[Key] = Log(exception);
        return ValueTask.FromResult(false);
    }

    /// <summary>Logs an exception and gives the number under which it can be found.</summary>
    public string Log(Exception exception)
    {
        var reference = RandomNumberGenerator.GetHexString(8);
        Failed(logger, exception, reference);
        return reference;
    }

    /// <summary>The number of the error that this request met; null when it met none.</summary>
    public static string? Of(HttpContext context) => context.Items[Key] as string;

    [LoggerMessage(1001, LogLevel.Error, "Something failed that should not; the person was shown reference {Reference}")]
    private static partial void Failed(ILogger logger, Exception exception, string reference);
}
