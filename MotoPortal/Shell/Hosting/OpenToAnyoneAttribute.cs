using Microsoft.AspNetCore.Authorization;

namespace MotoPortal.Shell.Hosting;

/// <summary>
/// Opens a page or an endpoint to people who are not signed in. Everything else requires sign-in; a test lists all exceptions.
/// </summary>
/// <param name="reason">Why it is open, for reviewers of the list.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OpenToAnyoneAttribute(string reason) : Attribute, IAllowAnonymous
{
    /// <summary>Why it is open.</summary>
    public string Reason => reason;
}
