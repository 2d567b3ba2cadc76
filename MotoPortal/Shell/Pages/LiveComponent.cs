using Microsoft.AspNetCore.Components;

namespace MotoPortal.Shell.Pages;

/// <summary>
/// A component that follows a feed while it is on the page. One token cancels everything that it started when the person leaves. Keep such
/// a component small, with plain parameters, because it alone is rendered again at each change.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    /// <summary>Initializes the component.</summary>
    protected LiveComponent() => Gone = _left.Token;

    /// <summary>Cancelled when the component is removed from the page; may be read after that.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>
    /// Shows each view of the feed until the component is removed. Does nothing during prerendering. An exception in the feed is shown by
    /// the page's error boundary.
    /// </summary>
    /// <param name="watch">Opens the feed; the token ends it.</param>
    /// <param name="show">Takes the view; the component is rendered afterwards.</param>
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
            // An error after the person has left concerns no page.
        }
        catch (SignedOutException)
        {
            // The circuit is closing, so there is no page to show the error on.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <summary>
    /// Runs work that no event handler awaits, on the component's dispatcher. An exception goes to the page's error boundary and is logged,
    /// as in an event handler; it is dropped once the component has been removed.
    /// </summary>
    protected async Task RunAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(work);
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // An error after the person has left concerns no page.
        }
        catch (SignedOutException)
        {
            // The circuit is closing, so there is no page to show the error on.
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

    /// <summary>Cancels the component's token.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_left.IsCancellationRequested)
        {
            _left.Cancel();
            _left.Dispose();
        }
    }
}
