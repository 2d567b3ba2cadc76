using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Lists;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Charges.Pages;

/// <summary>The list of all charges.</summary>
public sealed partial class ChargesPage
{
    private ImmutableArray<StoreView> _stores = [];
    private ChargePageView? _page;

    [Inject]
    private ChargeReads Charges { get; set; } = default!;

    [Inject]
    private CustomerSearchRecords SearchRecords { get; set; } = default!;

    [Inject]
    private StoreList Stores { get; set; } = default!;

    [Inject]
    private StoreContexts Contexts { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private NavigationManager Pages { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChargeListTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var scope = await Contexts.ScopeAsync();
        _stores = [.. (await Stores.LastReadAsync(Gone)).Where(store => scope.Includes(store.Id))];
    }

    private async Task<ListRows<ChargeView>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await IsOneTooManyAsync(Address.Search.Length > 0))
        {
            _page = null;
            return new([], 0);
        }

        _page = await Charges.ListAsync(Address.ToQuery(Browser.Zone), cancellationToken);
        if (!string.IsNullOrWhiteSpace(Address.Search))
        {
            await SearchRecords.SearchedAsync(
                SearchScope.Charges, Address.Search, new ListTotal(_page.Total, _page.IsMore), cancellationToken);
        }

        StateHasChanged();
        return new(_page.Rows, _page.Total);
    }

    private void OpenRow(ChargeView charge) => Pages.NavigateTo($"/charges/{charge.Id}");
}
