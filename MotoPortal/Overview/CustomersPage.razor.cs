using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Customers;
using MotoPortal.Primitives;

namespace MotoPortal.Overview;

/// <summary>The search for customers. The search text is in the address, unless it looks like a card number.</summary>
public sealed partial class CustomersPage
{
    private const int MostRecent = 25;

    private string _text = "";
    private CustomerSearchOutcome? _outcome;
    private ImmutableArray<CustomerView>? _recent;
    private CancellationTokenSource? _searching;

    /// <summary>The search text of the address.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Asked { get; set; }

    [Inject]
    private CustomerDirectory Directory { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<OverviewTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _text = Asked?.Trim() ?? "";
        _recent = await Directory.ListRecentAsync(MostRecent, Gone);

        // Stripe is asked once, on the circuit and not during prerendering.
        if (_text.Length > 0 && RendererInfo.IsInteractive)
        {
            await FindAsync(Gone);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _searching?.Cancel();
        _searching?.Dispose();
        _searching = null;
        base.Dispose(disposing);
    }

    private async Task SearchAsync(string? typed)
    {
        _text = typed?.Trim() ?? "";
        var mayBeShown = _text.Length > 0 && !CardNumberGuard.HoldsCardNumber(_text);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", mayBeShown ? _text : null), replace: true);

        if (_searching is not null)
        {
            await _searching.CancelAsync();
            _searching.Dispose();
        }

        _searching = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        await FindAsync(_searching.Token);
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        _outcome = null;
        if (_text.Length == 0)
        {
            return;
        }

        StateHasChanged();
        try
        {
            var outcome = await Directory.SearchAsync(_text, cancellationToken);
            if (!cancellationToken.IsCancellationRequested)
            {
                _outcome = outcome;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A newer search is under way, or the person has left.
        }
    }
}
