using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Overview.ChargePages;

/// <summary>The page of one charge. It shows the row, and again each time the row changes.</summary>
public sealed partial class ChargePage
{
    private ChargeView? _charge;
    private StoreCalendar _calendar = StoreCalendar.Utc;
    private bool _isSuspended;
    private bool _isRead;
    private ChargeId? _followed;

    /// <summary>The charge's id, from the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private ChargeReads Charges { get; set; } = default!;

    [Inject]
    private ChargeFeed Feed { get; set; } = default!;

    [Inject]
    private StoreCalendarReads Calendars { get; set; } = default!;

    [Inject]
    private ConsentReads Consents { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChargeStateTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var id = ChargeId.TryFrom(Id);
        if (_isRead && _followed == id)
        {
            return;
        }

        var charge = id is { } known ? await Charges.FindAsync(known, Gone) : null;
        _calendar = await Calendars.FindAsync(charge?.Store, Gone);
        _charge = charge;
        (_followed, _isRead) = (id, true);
        if (_charge is null)
        {
            return;
        }

        await ReadConsentAsync(_charge);
        _ = FollowAsync(gone => Feed.WatchAsync(_charge.Id, gone), Show);
    }

    private void Show(ChargeView? charge)
    {
        if (charge is null || charge.Id != _followed)
        {
            return;
        }

        var before = _charge;
        _charge = charge;
        if (before?.State != charge.State)
        {
            _ = RunAsync(() => ReadConsentAsync(charge));
        }
    }

    private async Task ReadConsentAsync(ChargeView charge)
    {
        _isSuspended = charge is { State: ChargeState.Declined, ConsentId: { } consent }
            && await Consents.FindAsync(consent, Gone) is { SuspendedAt: not null };
        StateHasChanged();
    }
}
