using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Shell;
using MudBlazor;

namespace MotoPortal.Audit;

/// <summary>The list of all consents. It shows what its address says, and whatever changes what it shows changes the address.</summary>
public sealed partial class ConsentsPage
{
    private ConsentAddress _address = new();
    private ConsentPageView? _page;
    private MudDataGrid<ConsentView>? _grid;

    [Inject]
    private ConsentReads Consents { get; set; } = default!;

    [Inject]
    private ExpiringReads Expiring { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AuditTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _address = ConsentAddress.Read(Navigation.Uri);
        Navigation.LocationChanged += FollowAddress;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= FollowAddress;
        base.Dispose(disposing);
    }

    private async Task<GridData<ConsentView>> ReadAsync(GridState<ConsentView> state, CancellationToken cancellationToken)
    {
        var page = await Consents.ListAsync(_address.ToQuery(Browser.Zone, Expiring.Horizon), cancellationToken);
        if (page is { Rows.IsEmpty: true, Total: > 0 })
        {
            // The list has become shorter than the address remembers.
            Navigation.NavigateTo((_address with { Page = (page.Total - 1) / _address.Size }).ToHref(), replace: true);
        }

        _page = page;
        StateHasChanged();
        return new GridData<ConsentView> { Items = page.Rows, TotalItems = page.Total };
    }

    // The grid sorts and pages by the address, so it is told to read again when that has changed.
    private void FollowAddress(object? sender, LocationChangedEventArgs moved)
    {
        if (!string.Equals(Navigation.ToBaseRelativePath(moved.Location).Split('?', '#')[0], "consents", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var before = _address;
        _address = ConsentAddress.Read(moved.Location);
        _ = InvokeAsync(async () =>
        {
            StateHasChanged();
            if (_grid is not null && !_address.HasSameRowsAs(before))
            {
                await _grid.ReloadServerData();
            }
        });
    }

    private void GoTo(ConsentAddress address) => Navigation.NavigateTo(address.ToHref());

    private void OpenRow(DataGridRowClickEventArgs<ConsentView> row) => GoTo(_address with { Open = row.Item.Id });

    private void CloseDrawer() => GoTo(_address with { Open = null });
}
