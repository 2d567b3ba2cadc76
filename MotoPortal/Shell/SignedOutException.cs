namespace MotoPortal.Shell;

/// <summary>
/// The person on an open page was signed out, in another tab or by an administrator, while something was being done for them. A
/// cancellation, so that Blazor drops the work without an error: the page leaves by itself.
/// </summary>
public sealed class SignedOutException() : OperationCanceledException("The person on this page was signed out.");
