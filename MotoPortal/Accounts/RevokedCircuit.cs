using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MotoPortal.Accounts;

/// <summary>
/// Refuses what the browser sends on a circuit whose person lost the session or a role. The page loads itself anew, but a component
/// that still stands must not act with rights that were taken away.
/// </summary>
internal sealed class RevokedCircuit(AuthenticationStateProvider authentication) : CircuitHandler, IDisposable
{
    private bool _wasSignedIn;
    private bool _revoked;

    /// <inheritdoc/>
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        authentication.AuthenticationStateChanged += Look;
        await LookAsync(authentication.GetAuthenticationStateAsync());
    }

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        activity => _revoked ? Task.CompletedTask : next(activity);

    /// <inheritdoc/>
    public void Dispose() => authentication.AuthenticationStateChanged -= Look;

    private void Look(Task<AuthenticationState> changed) => _ = LookAsync(changed);

    private async Task LookAsync(Task<AuthenticationState> changed)
    {
        var signedIn = (await changed).User.Identity?.IsAuthenticated is true;
        _revoked = _wasSignedIn && !signedIn;
        _wasSignedIn |= signedIn;
    }
}
