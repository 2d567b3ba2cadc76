using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Customers.Records;
using MotoPortal.Forms.Acting;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>The page of what is held on one customer.</summary>
public sealed partial class PersonPage
{
    private ErasurePreview? _preview;
    private ErasureOutcome? _outcome;
    private string _typed = "";
    private bool _withdraws;
    private bool _isRead;
    private bool _isRefused;

    /// <summary>The customer's id, from the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private ErasureWorkflow Workflow { get; set; } = default!;

    [Inject]
    private CustomerViewRecords Views { get; set; } = default!;

    [Inject]
    private StoreCalendarReads Calendars { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PrivacyTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var answer = PortalCustomerId.TryFrom(Id) is { } id ? await Workflow.PreviewAsync(id, Gone) : null;
        var preview = (answer as Permitted<ErasurePreview?>.Given)?.Value;
        if (preview is not null)
        {
            await Views.SeesAllDataAsync(preview.Customer, Gone);
        }

        _preview = preview;
        (_isRead, _isRefused) = (true, answer is Permitted<ErasurePreview?>.NotAllowed);
    }

    // What was asked for before is not asked for again, only whether to erase now all the same.
    private bool MayPostpone => _preview is { Window: not null, EraseAfter: null };

    private Task SubmitAsync() => MayPostpone ? EraseLaterAsync() : EraseAsync();

    private Task EraseLaterAsync() => ActAsync(async () =>
    {
        _outcome = await Workflow.EraseLaterAsync(_preview!.Customer, _typed ?? "", _withdraws, CancellationToken.None);
        return NoticeOf(_outcome);
    });

    private string DayOf(DateTimeOffset moment) => Written(Calendars.Company.DayOf(moment));

    private Task EraseAsync() => ActAsync(async () =>
    {
        _outcome = await Workflow.EraseAsync(_preview!.Customer, _typed ?? "", _withdraws, CancellationToken.None);
        return NoticeOf(_outcome);
    });

    private string Words(ErasureHoldView hold) => $"{Reason(hold)} {Texts[nameof(PrivacyTexts.HoldNext)]}";

    private static string Written(DateOnly day) => DayText.Brief(day, CultureInfo.CurrentUICulture);

    private string Reason(ErasureHoldView hold) => hold.EvidenceDueBy is { } due
        ? Texts[nameof(PrivacyTexts.Hold_OpenDisputeDue), hold.ChargeNumber, DayOf(due)]
        : Texts[$"Hold_{hold.Reason}", hold.ChargeNumber];

    private ActingNotice? NoticeOf(ErasureOutcome outcome) => outcome switch
    {
        ErasureOutcome.Erased or ErasureOutcome.Postponed => null,
        ErasureOutcome.NotConfirmed => ActingNotice.Problem(Texts[nameof(PrivacyTexts.NotConfirmed)]),
        ErasureOutcome.StillInForce => ActingNotice.Problem(Texts[nameof(PrivacyTexts.StillInForce)]),
        ErasureOutcome.CardBeingTaken => ActingNotice.Problem(Texts[nameof(PrivacyTexts.CardBeingTaken)]),
        ErasureOutcome.Held { Hold: var hold } => ActingNotice.Problem(Words(hold)),
        ErasureOutcome.AlreadyErased => ActingNotice.Problem(Texts[nameof(PrivacyTexts.ErasedBefore)]),
        ErasureOutcome.NotAllowed => ActingNotice.NotAllowed,
        ErasureOutcome.NotFound => ActingNotice.Problem(Texts[nameof(PrivacyTexts.NobodyTitle)]),
        _ => throw new UnreachableException(),
    };
}
