namespace MotoPortal.Shell.Pages;

/// <summary>
/// Thrown when the person on an open page was signed out, in another tab or by an administrator, while the portal worked for them. It is a
/// cancellation, so Blazor drops the work without showing an error; the page then reloads.
/// </summary>
public sealed class SignedOutException() : OperationCanceledException("The person on this page was signed out.");
