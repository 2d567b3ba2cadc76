using Microsoft.AspNetCore.Authorization;

namespace MotoPortal.Shell;

/// <summary>Opens a page or an endpoint to people who are not signed in. Everything else is closed; a test lists what is open.</summary>
/// <param name="reason">Why it may be open; read by whoever reviews the list.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OpenToAnyoneAttribute(string reason) : Attribute, IAllowAnonymous
{
    /// <summary>Why it may be open.</summary>
    public string Reason => reason;
}
