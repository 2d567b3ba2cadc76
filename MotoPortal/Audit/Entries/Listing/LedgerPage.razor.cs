using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Primitives;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>The list of all entries of the ledger.</summary>
public sealed partial class LedgerPage
{
    private ImmutableArray<StoreView> _stores = [];
    private LedgerPageView? _page;
    private LedgerAddress? _recorded;
    private bool _isTooWide;

    [Inject]
    private LedgerReads Ledger { get; set; } = default!;

    [Inject]
    private StoreList Stores { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private IStringLocalizer<LedgerTexts> Texts { get; set; } = default!;

    private string NothingFoundHint =>
        IsLimited ? nameof(LedgerTexts.TooManySearches)
        : _isTooWide ? nameof(LedgerTexts.TooWide)
        : nameof(LedgerTexts.NothingFoundHint);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _stores = await Stores.LastReadAsync(Gone);

    private async Task<ListRows<EntryView>> ReadAsync(CancellationToken cancellationToken)
    {
        var address = Address;
        if (await IsOneTooManyAsync(address.IsFiltered && !address.HasSameFiltersAs(_recorded)))
        {
            return new([], 0);
        }

        var answer = await Ledger.ListAsync(
            address.ToQuery(Browser.Zone), isNew: !address.HasSameFiltersAs(_recorded), cancellationToken);
        _page = (answer as Permitted<LedgerPageView>.Given)?.Value;
        _recorded = address;
        _isTooWide = _page is { IsTooWide: true };
        StateHasChanged();
        return new(_page?.Rows ?? [], _page?.Rows.Length ?? 0);
    }

    private string? HrefOf(ListCursor? place) => place is { } known ? Address.At(known).ToHref() : null;

    private static string AboutOf(EntryView entry) => string.Join(
        " · ", new[] { entry.ConsentNumber, entry.ChargeNumber, entry.CustomerName }.Where(name => name is { Length: > 0 }));

    private void OpenRow(EntryView entry) => GoTo(Address with { Open = entry.Sequence });

    private void CloseDrawer() => GoTo(Address with { Open = null });
}
