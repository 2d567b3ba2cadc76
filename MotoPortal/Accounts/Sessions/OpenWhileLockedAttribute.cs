namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Opens a page or an endpoint to a person whose session is locked. Everything that is open to anyone is open to them, too.
/// </summary>
/// <param name="reason">Why it is open, for reviewers.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OpenWhileLockedAttribute(string reason) : Attribute
{
    /// <summary>Why it is open.</summary>
    public string Reason => reason;
}
