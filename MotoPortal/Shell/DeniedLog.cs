using System.Security.Claims;

namespace MotoPortal.Shell;

/// <summary>Writes down who was refused what, on a request and on an open page alike.</summary>
internal sealed partial class DeniedLog(ILogger<DeniedLog> logger)
{
    /// <summary>Writes it down.</summary>
    /// <param name="person">Who asked.</param>
    /// <param name="path">What they asked for, without its query.</param>
    /// <param name="policy">What they would have to be allowed; empty when it is not known.</param>
    public void Write(ClaimsPrincipal person, string path, string policy) =>
        Denied(logger, person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", path, policy);

    [LoggerMessage(1401, LogLevel.Warning, "Person {UserId} was refused {Path}; it needs {Policy}")]
    private static partial void Denied(ILogger logger, string userId, string path, string policy);
}
