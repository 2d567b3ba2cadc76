using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit;

/// <summary>The list of all consents.</summary>
public sealed partial class ConsentsPage
{
    [Inject]
    private ConsentReads Consents { get; set; } = default!;

    [Inject]
    private ExpiringReads Expiring { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AuditTexts> Texts { get; set; } = default!;

    private async Task<ListRows<ConsentView>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await IsOneTooManyAsync(Address.Customer.Length > 0 || Address.Person.Length > 0))
        {
            return new([], 0);
        }

        var page = await Consents.ListAsync(Address.ToQuery(Browser.Zone, Expiring.Horizon), cancellationToken);
        return new(page.Rows, page.Total);
    }

    private void OpenRow(ConsentView consent) => GoTo(Address with { Open = consent.Id });

    private void CloseDrawer() => GoTo(Address with { Open = null });
}
