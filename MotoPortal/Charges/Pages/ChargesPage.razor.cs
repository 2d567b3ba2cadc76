using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Records;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Shell;

namespace MotoPortal.Charges.Pages;

/// <summary>The list of all charges.</summary>
public sealed partial class ChargesPage
{
    private bool _isLimited;

    [Inject]
    private ChargeReads Charges { get; set; } = default!;

    [Inject]
    private PersonSearches Searches { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private NavigationManager Pages { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChargeListTexts> Texts { get; set; } = default!;

    // A list without a search is not limited: leafing through it is no search for one person after another.
    private async Task<bool> IsOneTooManyAsync()
    {
        var limited = (Address.Search.Length > 0) && !await Searches.TryTakeAsync();
        if (limited != _isLimited)
        {
            _isLimited = limited;
            StateHasChanged();
        }

        return limited;
    }

    private async Task<ListRows<ChargeView>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await IsOneTooManyAsync())
        {
            return new([], 0);
        }

        var page = await Charges.ListAsync(Address.ToQuery(Browser.Zone), cancellationToken);
        return new(page.Rows, page.Total);
    }

    private void OpenRow(ChargeView charge) => Pages.NavigateTo($"/charges/{charge.Id}");
}
