using Microsoft.AspNetCore.SignalR;

namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Refuses what a browser sends to the pages of a locked session: events, calls, navigation, and new circuits. What a running page needs
/// passes, so that a reader at work is followed on and the page is as it was after unlocking: acknowledged renderings, answers to calls of
/// the server, and a new connection of the same circuit.
/// </summary>
internal sealed class LockedCircuits(SessionLock sessions) : IHubFilter
{
    // Methods of the framework's hub: https://github.com/dotnet/aspnetcore/blob/v10.0.0/src/Components/Server/src/ComponentHub.cs
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "ConnectCircuit", "OnRenderCompleted", "EndInvokeJSFromDotNet", "ReceiveByteArray", "SendDotNetStreamToJS",
    };

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        !Harmless.Contains(invocationContext.HubMethodName)
            && await sessions.IsLockedAsync(invocationContext.Context.User, invocationContext.Context.ConnectionAborted)
            ? null
            : await next(invocationContext);
}
