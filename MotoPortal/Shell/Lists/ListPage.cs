using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MotoPortal.Shell.Pages;

namespace MotoPortal.Shell.Lists;

/// <summary>
/// A page whose list shows what its address says. Filters, order and page are changed by changing the address, so that a reload, a shared
/// link and the back button show the same.
/// </summary>
/// <typeparam name="TAddress">The address of the list.</typeparam>
/// <typeparam name="TColumn">The columns by which the list can be sorted.</typeparam>
public abstract class ListPage<TAddress, TColumn> : LiveComponent
    where TAddress : ListAddress<TAddress, TColumn>, new()
    where TColumn : struct, Enum
{
    private readonly Queue<TAddress> _onTheWay = new();

    /// <summary>The current address of the list.</summary>
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
    /// Shows another address at once. The browser's location follows after a round trip; until then further changes start from this
    /// address, so that a filter set a moment before is not lost.
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
            // Meanwhile the person has navigated elsewhere, for example back.
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
