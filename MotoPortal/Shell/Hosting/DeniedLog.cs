using System.Security.Claims;

namespace MotoPortal.Shell.Hosting;

/// <summary>Logs access that was denied, on requests and on open pages.</summary>
internal sealed partial class DeniedLog(ILogger<DeniedLog> logger)
{
    /// <summary>Logs one denied access.</summary>
    /// <param name="person">The person who asked.</param>
    /// <param name="path">The path that they asked for, without its query.</param>
    /// <param name="policy">The policy that they do not meet; empty when it is not known.</param>
    public void Write(ClaimsPrincipal person, string path, string policy) =>
        Denied(logger, person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", path, policy);

    [LoggerMessage(1401, LogLevel.Warning, "Person {UserId} was refused {Path}; it needs {Policy}")]
    private static partial void Denied(ILogger logger, string userId, string path, string policy);
}
