using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Persons;
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
    private bool _busy;
    private bool _isRead;

    /// <summary>The customer's id, from the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private ErasureWorkflow Workflow { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PrivacyTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var answer = PortalCustomerId.TryFrom(Id) is { } id ? await Workflow.PreviewAsync(id, Gone) : null;
        _preview = (answer as Permitted<ErasurePreview?>.Given)?.Value;
        _isRead = true;
    }

    private async Task EraseAsync()
    {
        if (_busy || _preview is not { } preview)
        {
            return;
        }

        _busy = true;
        try
        {
            // Once confirmed, the erasure is carried out even if the page is closed at the same moment.
            _outcome = await Workflow.EraseAsync(preview.Customer, _typed ?? "", _withdraws, CancellationToken.None);
        }
        finally
        {
            _busy = false;
        }
    }

    private string Words(ErasureHoldView hold) => $"{Reason(hold)} {Texts[nameof(PrivacyTexts.HoldNext)]}";

    private static string Written(DateOnly day) => MotoPortal.Consents.Agreement.ConsentWording.Written(day, CultureInfo.CurrentUICulture);

    private string Reason(ErasureHoldView hold) => hold.EvidenceDueBy is { } due
        ? Texts[nameof(PrivacyTexts.Hold_OpenDisputeDue), hold.ChargeNumber, Written(DateOnly.FromDateTime(due.UtcDateTime))]
        : Texts[$"Hold_{hold.Reason}", hold.ChargeNumber];

    private string? ProblemOf(ErasureOutcome? outcome) => outcome switch
    {
        ErasureOutcome.NotConfirmed => Texts[nameof(PrivacyTexts.NotConfirmed)].Value,
        ErasureOutcome.StillInForce => Texts[nameof(PrivacyTexts.StillInForce)].Value,
        ErasureOutcome.CardBeingTaken => Texts[nameof(PrivacyTexts.CardBeingTaken)].Value,
        ErasureOutcome.Held { Hold: var hold } => Words(hold),
        ErasureOutcome.AlreadyErased => Texts[nameof(PrivacyTexts.ErasedBefore)].Value,
        ErasureOutcome.NotAllowed => NotAllowedText.Sentence,
        ErasureOutcome.NotFound => Texts[nameof(PrivacyTexts.NobodyTitle)].Value,
        _ => null,
    };
}
