using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Shell;
using MudBlazor;

namespace MotoPortal.Charges.Pages;

/// <summary>The list of all charges. It shows what its address says, and whatever changes what it shows changes the address.</summary>
public sealed partial class ChargesPage
{
    private ChargeAddress _address = new();
    private ChargePageView? _page;
    private MudDataGrid<ChargeView>? _grid;

    [Inject]
    private ChargeReads Charges { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChargeListTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _address = ChargeAddress.Read(Navigation.Uri);
        Navigation.LocationChanged += FollowAddress;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= FollowAddress;
        base.Dispose(disposing);
    }

    private async Task<GridData<ChargeView>> ReadAsync(GridState<ChargeView> state, CancellationToken cancellationToken)
    {
        var page = await Charges.ListAsync(_address.ToQuery(Browser.Zone), cancellationToken);
        if (page is { Rows.IsEmpty: true, Total: > 0 })
        {
            // The list has become shorter than the address remembers.
            Navigation.NavigateTo((_address with { Page = (page.Total - 1) / _address.Size }).ToHref(), replace: true);
        }

        _page = page;
        StateHasChanged();
        return new GridData<ChargeView> { Items = page.Rows, TotalItems = page.Total };
    }

    // The grid sorts and pages by the address, so it is told to read again when that has changed.
    private void FollowAddress(object? sender, LocationChangedEventArgs moved)
    {
        if (!string.Equals(Navigation.ToBaseRelativePath(moved.Location).Split('?', '#')[0], "charges", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var before = _address;
        _address = ChargeAddress.Read(moved.Location);
        _ = InvokeAsync(async () =>
        {
            StateHasChanged();
            if (_grid is not null && _address != before)
            {
                await _grid.ReloadServerData();
            }
        });
    }

    private void GoTo(ChargeAddress address) => Navigation.NavigateTo(address.ToHref());

    private void OpenRow(DataGridRowClickEventArgs<ChargeView> row) => Navigation.NavigateTo($"/charges/{row.Item.Id}");
}
