using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Reads;

namespace MotoPortal.Overview.CustomerPages;

/// <summary>The page of one customer.</summary>
public sealed partial class CustomerPage
{
    private CustomerView? _customer;
    private ImmutableArray<SetupListView> _setups = [];
    private bool _isRead;

    /// <summary>The customer's id, from the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private CustomerDirectory Directory { get; set; } = default!;

    [Inject]
    private CustomerStandingRecords Checks { get; set; } = default!;

    [Inject]
    private CustomerViewRecords Views { get; set; } = default!;

    [Inject]
    private SetupReads Setups { get; set; } = default!;

    [Inject]
    private IStringLocalizer<OverviewTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_isRead && string.Equals(_customer?.Id?.Value, Id, StringComparison.Ordinal))
        {
            return;
        }

        var id = PortalCustomerId.TryFrom(Id);
        var customer = id is { } known ? await Directory.FindAsync(known, Gone) : null;
        if (customer is { Id: { } seen })
        {
            await Views.SeesPageAsync(seen, Gone);
        }

        (_customer, _isRead) = (customer, true);
        if (_customer is null)
        {
            return;
        }

        await ReadHistoryAsync();

        // What changed at Stripe is shown without waiting for an event.
        if (RendererInfo.IsInteractive && !_customer.IsErased)
        {
            await Checks.CheckAsync(_customer.StripeId, Gone);
            _customer = await Directory.FindAsync(_customer.Id!.Value, Gone);
        }
    }

    private async Task ReadHistoryAsync()
    {
        if (_customer?.Id is { } shown)
        {
            _setups = await Setups.ListOfCustomerAsync(shown, Gone);
        }
    }
}
