using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Shell.Fields;

namespace MotoPortal.Overview.CustomerPages;

/// <summary>The search for customers. The search text is in the address, encrypted.</summary>
public sealed partial class CustomersPage
{
    private const int MostRecent = 25;

    private string _text = "";
    private CustomerSearchOutcome? _outcome;
    private ImmutableArray<CustomerView>? _recent;

    /// <summary>The search text of the address, encrypted.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Asked { get; set; }

    [Inject]
    private CustomerDirectory Directory { get; set; } = default!;

    [Inject]
    private CustomerSearchReads Search { get; set; } = default!;

    [Inject]
    private IStringLocalizer<OverviewTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _text = AddressText.Read(Asked);
        _recent = await Directory.ListRecentAsync(MostRecent, Gone);

        // Stripe is asked once, on the circuit and not during prerendering.
        if (_text.Length > 0 && RendererInfo.IsInteractive)
        {
            await FindAsync(new(_text, Gone));
        }
    }

    private async Task FindAsync(SearchQuery asked)
    {
        (_text, _outcome) = (asked.Text, null);
        if (_text.Length == 0)
        {
            return;
        }

        var outcome = await Search.SearchAsync(_text, asked.Superseded);
        asked.Superseded.ThrowIfCancellationRequested();
        _outcome = outcome;
    }
}
