namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Closes a page to a person whose session is locked although it is open to anyone, because it acts for the person of the cookie.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ClosedWhileLockedAttribute : Attribute;
