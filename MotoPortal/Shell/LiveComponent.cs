using Microsoft.AspNetCore.Components;

namespace MotoPortal.Shell;

/// <summary>
/// A component that follows something while it is on the page. One token ends everything it started when the person leaves.
/// Keep such a component small, with plain parameters: only it is drawn again when news arrives.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    /// <summary>Prepares the token.</summary>
    protected LiveComponent() => Gone = _left.Token;

    /// <summary>Cancelled as soon as the component is taken off the page; may be asked for even then.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>
    /// Shows each view that the feed gives, until the component is gone. Does nothing while the page is only being prerendered.
    /// An exception in the feed goes to the page's error boundary.
    /// </summary>
    /// <param name="watch">Opens the feed with the token that ends it.</param>
    /// <param name="show">Takes the view over; the component is drawn afterwards.</param>
    protected async Task FollowAsync<TView>(Func<CancellationToken, IAsyncEnumerable<TView>> watch, Action<TView> show)
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        try
        {
            await foreach (var view in watch(Gone))
            {
                await InvokeAsync(() =>
                {
                    show(view);
                    StateHasChanged();
                });
            }
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // Whatever breaks after the person has left is of no use to anybody.
        }
        catch (SignedOutException)
        {
            // The page is about to leave; there is no person left to show anything to.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <summary>
    /// Does work that no event handler waits for, in the component's own turn. An exception goes to the page's error boundary, so that it
    /// is seen and logged like one in an event handler; once the component is gone there is no page left to show it on.
    /// </summary>
    protected async Task RunAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(work);
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // Whatever breaks after the person has left is of no use to anybody.
        }
        catch (SignedOutException)
        {
            // The page is about to leave; there is no person left to show anything to.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the component follows.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_left.IsCancellationRequested)
        {
            _left.Cancel();
            _left.Dispose();
        }
    }
}
