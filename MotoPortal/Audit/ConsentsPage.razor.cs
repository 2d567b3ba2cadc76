using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Lists;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Audit;

/// <summary>The list of all consents.</summary>
public sealed partial class ConsentsPage
{
    private ImmutableArray<StoreView> _stores = [];
    private IReadOnlyList<int> _versions = [];
    private ConsentPageView? _page;

    [Inject]
    private ConsentReads Consents { get; set; } = default!;

    [Inject]
    private ExpiringReads Expiring { get; set; } = default!;

    [Inject]
    private CustomerSearchRecords SearchRecords { get; set; } = default!;

    [Inject]
    private StoreList Stores { get; set; } = default!;

    [Inject]
    private TermsReads Terms { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AuditTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _stores = await Stores.LastReadAsync(Gone);
        _versions = await Terms.NumbersAsync(Gone);
    }

    private async Task<ListRows<ConsentView>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await IsOneTooManyAsync(Address.Customer.Length > 0 || Address.Person.Length > 0))
        {
            _page = null;
            return new([], 0);
        }

        _page = await Consents.ListAsync(Address.ToQuery(Browser.Zone, Expiring.Horizon), cancellationToken);
        if (!string.IsNullOrWhiteSpace(Address.Customer))
        {
            await SearchRecords.SearchedAsync(
                SearchScope.Consents, Address.Customer, new ListTotal(_page.Total, _page.IsMore), cancellationToken);
        }

        StateHasChanged();
        return new(_page.Rows, _page.Total);
    }

    private void OpenRow(ConsentView consent) => GoTo(Address with { Open = consent.Id });

    private void CloseDrawer() => GoTo(Address with { Open = null });
}
