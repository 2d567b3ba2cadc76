using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace MotoPortal.Shell;

/// <summary>
/// A page whose list shows what its address says. Whatever changes what it shows changes the address, so a reload, a shared link and the
/// back button show the same.
/// </summary>
/// <typeparam name="TAddress">The address of the list.</typeparam>
/// <typeparam name="TColumn">The columns that it can be sorted by.</typeparam>
public abstract class ListPage<TAddress, TColumn> : LiveComponent
    where TAddress : ListAddress<TAddress, TColumn>, new()
    where TColumn : struct, Enum
{
    private readonly Queue<TAddress> _onTheWay = new();

    /// <summary>What the list shows now.</summary>
    protected TAddress Address { get; private set; } = new();

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Address = Address.ReadFrom(Navigation.Uri);
        Navigation.LocationChanged += FollowAddress;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= FollowAddress;
        base.Dispose(disposing);
    }

    /// <summary>
    /// Shows what another address says, at once. The browser's address follows one way through the line and back later; until then the
    /// next change builds on this one, or a filter that was set a moment before would be lost.
    /// </summary>
    protected void GoTo(TAddress address)
    {
        var href = address.ToHref();
        Address = address.ReadFrom(href);
        _onTheWay.Enqueue(Address);
        Navigation.NavigateTo(href);
    }

    private void FollowAddress(object? sender, LocationChangedEventArgs moved)
    {
        if (!Address.IsPathOf(Navigation.ToBaseRelativePath(moved.Location)))
        {
            return;
        }

        var told = Address.ReadFrom(moved.Location);
        if (_onTheWay.TryPeek(out var own) && own == told)
        {
            _onTheWay.Dequeue();
        }
        else
        {
            // The person has gone elsewhere meanwhile, such as back.
            _onTheWay.Clear();
        }

        if (_onTheWay.Count == 0 && Address != told)
        {
            Address = told;
            _ = RunAsync(() =>
            {
                StateHasChanged();
                return Task.CompletedTask;
            });
        }
    }
}
