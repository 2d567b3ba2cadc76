using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MotoPortal.Shell.Hosting;

/// <summary>Writes the body of <c>/health/ready</c>: the overall status and one line per check, without secrets.</summary>
/// <remarks>Example: <c>{"status":"ready","database":"reachable; the schema is up to date","stripe":"the key was accepted when Stripe was
/// last asked"}</c></remarks>
internal static class HealthAnswer
{
    /// <summary>Writes the body; the status code was set before.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var body = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["status"] = report.Status switch
            {
                HealthStatus.Healthy => "ready",
                HealthStatus.Degraded => "ready, with trouble",
                _ => "not ready",
            },
        };
        foreach (var (part, entry) in report.Entries)
        {
            // The text of an exception may hold secrets and is in the log.
            body[part] = entry.Exception is null ? entry.Description ?? "" : "not known";
        }

        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
