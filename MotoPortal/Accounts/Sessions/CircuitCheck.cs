using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// Checks the person of an open page against the database: at once when a change of their access is signalled, and every few seconds for
/// other changes. When access has ended, the circuit has no person any more and the page reloads.
/// </summary>
internal sealed partial class CircuitCheck : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly IServiceScopeFactory _scopes;
    private readonly Bell _bell;
    private readonly TimeProvider _time;
    private readonly TimeSpan _every;
    private readonly string _idClaim;
    private readonly ILogger<CircuitCheck> _logger;
    private CancellationTokenSource _watching = new();

    public CircuitCheck(
        IServiceScopeFactory scopes,
        Bell bell,
        TimeProvider time,
        IOptions<AccountsOptions> accounts,
        IOptions<IdentityOptions> identity,
        ILogger<CircuitCheck> logger)
    {
        (_scopes, _bell, _time, _logger) = (scopes, bell, time, logger);
        (_every, _idClaim) = (accounts.Value.RevalidateEvery, identity.Value.ClaimsIdentity.UserIdClaimType);
        AuthenticationStateChanged += Watch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AuthenticationStateChanged -= Watch;
        _watching.Cancel();
        _watching.Dispose();
    }

    private void Watch(Task<AuthenticationState> changed)
    {
        _watching.Cancel();
        _watching.Dispose();
        _watching = new CancellationTokenSource();
        _ = WatchAsync(changed, _watching.Token);
    }

    private async Task WatchAsync(Task<AuthenticationState> changed, CancellationToken left)
    {
        try
        {
            var person = (await changed).User;
            if (person.FindFirstValue(_idClaim) is not { } personId)
            {
                return;
            }

            using var changes = _bell.Subscribe(PeopleTopics.AccessOf(personId));

            // The request that opened the page was just checked, so the first check follows the first signal or pause.
            do
            {
                await PauseAsync(changes, left);
            }
            while (await StandsAsync(person, left));
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            // A person who cannot be read is treated as signed out.
            CouldNotLook(_logger, exception);
        }

        SetAuthenticationState(Task.FromResult(Nobody));
    }

    private async Task PauseAsync(BellSubscription changes, CancellationToken left)
    {
        using var pause = new CancellationTokenSource(_every, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(left, pause.Token);
        try
        {
            await changes.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!left.IsCancellationRequested)
        {
            // No signal within the pause.
        }
    }

    private async Task<bool> StandsAsync(ClaimsPrincipal person, CancellationToken left)
    {
        // Uses its own scope, because an event handler may be using the circuit's services at the same time.
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionCheck>().LookAsync(person, left) is SessionState.Stands;
    }

    [LoggerMessage(3030, LogLevel.Error, "The person on an open page could not be looked up; the page is loaded anew")]
    private static partial void CouldNotLook(ILogger logger, Exception exception);
}
