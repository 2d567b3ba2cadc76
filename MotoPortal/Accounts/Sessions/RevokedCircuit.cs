using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Refuses messages of the browser on a circuit whose person lost their session or a role. The page reloads itself, but until then its
/// components must not act with permissions that were revoked.
/// </summary>
internal sealed partial class RevokedCircuit(AuthenticationStateProvider authentication, ILogger<RevokedCircuit> logger)
    : CircuitHandler, IDisposable
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
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) =>
        activity => _revoked ? Task.CompletedTask : next(activity);

    /// <inheritdoc/>
    public void Dispose() => authentication.AuthenticationStateChanged -= Look;

    private void Look(Task<AuthenticationState> changed) => _ = LookAsync(changed);

    private async Task LookAsync(Task<AuthenticationState> changed)
    {
        var signedIn = await IsSignedInAsync(changed);
        _revoked = _wasSignedIn && !signedIn;
        _wasSignedIn |= signedIn;
    }

    // This is not awaited, so failures are handled here; a person who cannot be read is treated as signed out.
    private async Task<bool> IsSignedInAsync(Task<AuthenticationState> changed)
    {
        try
        {
            return (await changed).User.Identity?.IsAuthenticated is true;
        }
        catch (Exception exception)
        {
            CouldNotLook(logger, exception);
            return false;
        }
    }

    [LoggerMessage(3031, LogLevel.Error, "The person on an open page could not be looked up; the page may do nothing more")]
    private static partial void CouldNotLook(ILogger logger, Exception exception);
}
