using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;

namespace MotoPortal.Audit.Reports;

/// <summary>The page with all reports, read one after another and shown as they come.</summary>
public sealed partial class ReportsPage
{
    private ReportAddress _address = new();
    private ReportPeriod? _period;
    private ImmutableArray<StoreView> _stores = [];
    private ImmutableArray<ReportView> _views = [];
    private CancellationTokenSource? _reading;
    private bool _isReading = true;
    private bool _isRefused;

    [Inject]
    private ReportWorkflow Workflow { get; set; } = default!;

    [Inject]
    private StoreList Stores { get; set; } = default!;

    [Inject]
    private StoreContexts Contexts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ReportTexts> Texts { get; set; } = default!;

    private string? StoreName => _address.Store is { } store
        ? _stores.FirstOrDefault(one => one.Id == store)?.Name ?? store.Value
        : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _address = ReportAddress.Read(Navigation.Uri);
        Navigation.LocationChanged += FollowAddress;
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var scope = await Contexts.ScopeAsync();
        _stores = [.. (await Stores.LastReadAsync(Gone)).Where(store => scope.Includes(store.Id))];
        if (RendererInfo.IsInteractive)
        {
            _ = RunAsync(ReadAsync);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= FollowAddress;
        _reading?.Dispose();
        base.Dispose(disposing);
    }

    private void GoTo(ReportAddress address) => Navigation.NavigateTo(address.ToHref());

    private void FollowAddress(object? sender, LocationChangedEventArgs moved)
    {
        if (ReportAddress.IsPathOf(Navigation.ToBaseRelativePath(moved.Location)) && ReportAddress.Read(moved.Location) is var told
            && told != _address)
        {
            _address = told;
            _ = RunAsync(ReadAsync);
        }
    }

    // A change of the period while reports are still being read begins anew.
    private async Task ReadAsync()
    {
        _reading?.Cancel();
        _reading?.Dispose();
        var reading = _reading = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        var (token, address) = (reading.Token, _address);
        try
        {
            (_views, _isReading) = ([], true);
            _period = Take(await Workflow.PeriodAsync(address, token));
            StateHasChanged();
            foreach (var kind in _period is null ? [] : Enum.GetValues<ReportKind>())
            {
                if (Take(await Workflow.ReadAsync(kind, address, token)) is not { } view || token.IsCancellationRequested)
                {
                    break;
                }

                _views = _views.Add(view);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }

        if (reading == _reading)
        {
            _isReading = false;
            StateHasChanged();
        }
    }

    private TView? Take<TView>(Permitted<TView> answer)
        where TView : class
    {
        _isRefused = answer is Permitted<TView>.NotAllowed;
        return (answer as Permitted<TView>.Given)?.Value;
    }
}
