using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts;

/// <summary>Holds the person on an open page against the database once a minute; afterwards the page knows nobody.</summary>
internal sealed class CircuitCheck(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<AccountsOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => options.Value.RevalidateEvery;

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        // A scope of its own: the circuit's services may be in use by an event at this moment.
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<SessionCheck>().StandsAsync(authenticationState.User, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left while the database was asked: nobody waits for the answer, and the framework would log an error.
            return true;
        }
    }
}

/// <summary>
/// Refuses whatever the browser sends on a circuit whose person was found to be gone. The page would redraw itself and leave, but
/// a component that still stands must not act for somebody who may not be here.
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
