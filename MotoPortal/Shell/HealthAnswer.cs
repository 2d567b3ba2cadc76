using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MotoPortal.Shell;

/// <summary>The body of <c>/health/ready</c>: one word for the whole, one line for each part, and no secret.</summary>
/// <remarks>Example: <c>{"status":"ready","database":"reachable; the schema is up to date","stripe":"the key was accepted when Stripe was
/// last asked"}</c></remarks>
internal static class HealthAnswer
{
    /// <summary>Writes the answer; its status was set before.</summary>
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
            // An exception's text is for the log, which has it.
            body[part] = entry.Exception is null ? entry.Description ?? "" : "not known";
        }

        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
