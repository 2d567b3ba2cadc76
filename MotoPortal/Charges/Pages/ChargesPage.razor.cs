using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Charges.Records;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Charges.Pages;

/// <summary>The list of all charges.</summary>
public sealed partial class ChargesPage
{
    [Inject]
    private ChargeReads Charges { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private NavigationManager Pages { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChargeListTexts> Texts { get; set; } = default!;

    private async Task<ListRows<ChargeView>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await IsOneTooManyAsync(Address.Search.Length > 0))
        {
            return new([], 0);
        }

        var page = await Charges.ListAsync(Address.ToQuery(Browser.Zone), cancellationToken);
        return new(page.Rows, page.Total);
    }

    private void OpenRow(ChargeView charge) => Pages.NavigateTo($"/charges/{charge.Id}");
}
