using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Accounts.Stores;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Questions;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Shell.Theme;

namespace MotoPortal.SaveCard.ReaderStep;

/// <summary>The reader step: chooses the reader.</summary>
public partial class ReaderPanel
{
    private ChoiceCards<ReaderView>? _choice;
    private ConfirmAmountButton? _confirm;
    private ReaderId? _chosen;
    private bool _isMissing;
    private bool _entered;

    /// <summary>The setup, whose own lease does not count as busy.</summary>
    [Parameter, EditorRequired]
    public CardSetupId SetupId { get; set; }

    /// <summary>The stores to choose from.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<StoreView> Stores { get; set; }

    /// <summary>The store whose readers are shown; null while none is chosen.</summary>
    [Parameter, EditorRequired]
    public StoreView? Store { get; set; }

    /// <summary>The store's readers; null while no store is chosen.</summary>
    [Parameter, EditorRequired]
    public ReaderListOutcome? Readers { get; set; }

    /// <summary>The names of the customers for whom readers are held, as far as the person may know them.</summary>
    [Parameter]
    public ImmutableDictionary<CardSetupId, string> Customers { get; set; } = ImmutableDictionary<CardSetupId, string>.Empty;

    /// <summary>The reader of the last attempt; null before the first.</summary>
    [Parameter]
    public ReaderId? LastUsed { get; set; }

    /// <summary>The amount to charge now; null when none is.</summary>
    [Parameter]
    public Money? Amount { get; set; }

    /// <summary>Whether Stripe's intent is still being created.</summary>
    [Parameter]
    public bool IsPreparing { get; set; }

    /// <summary>Whether a call is under way; buttons are disabled meanwhile.</summary>
    [Parameter, EditorRequired]
    public bool Busy { get; set; }

    /// <summary>Raised with the chosen store.</summary>
    [Parameter]
    public EventCallback<StoreView> OnStore { get; set; }

    /// <summary>Raised to choose another store.</summary>
    [Parameter]
    public EventCallback OnOtherStore { get; set; }

    /// <summary>Raised to read the readers again.</summary>
    [Parameter]
    public EventCallback OnLookAgain { get; set; }

    /// <summary>Raised to take over a reader that another setup holds.</summary>
    [Parameter]
    public EventCallback<ReaderView> OnTakeOver { get; set; }

    /// <summary>Raised when the person turns to a reader, before they send to it.</summary>
    [Parameter]
    public EventCallback<ReaderView> OnTurnTo { get; set; }

    /// <summary>Raised to send the setup to a reader.</summary>
    [Parameter]
    public EventCallback<ReaderChosen> OnSend { get; set; }

    private ChoiceOption<ReaderView>[] OptionsOf(ReaderListOutcome.Listed listed) =>
        [.. listed.Readers.Select(
            reader => new ChoiceOption<ReaderView>(reader, reader.Label, DetailOf(reader), IsDisabled: !CanTake(reader)))];

    // A reader is preselected only if it was used last or is the only one that is free.
    private ReaderView? Chosen(ReaderListOutcome.Listed listed)
    {
        var free = listed.Readers.Where(CanTake).ToArray();
        return free.FirstOrDefault(reader => reader.Id == (_chosen ?? LastUsed)) ?? (free.Length == 1 ? free[0] : null);
    }

    private bool CanTake(ReaderView reader) => reader.TakesCardsByPhone && InspectionPolicy.MayBeUsed(reader.Inspection) && !IsHeld(reader);

    private bool IsHeld(ReaderView reader) => reader.HeldBy is not null && reader.HeldForSetup != SetupId;

    private string? DetailOf(ReaderView reader) =>
        !reader.TakesCardsByPhone ? Texts[nameof(SaveCardTexts.ReaderUnsuitable)].Value
        : !InspectionPolicy.MayBeUsed(reader.Inspection) ? Texts[$"ReaderInspection{reader.Inspection}"].Value
        : IsHeld(reader) ? HolderOf(reader)
        : null;

    private string HolderOf(ReaderView reader)
    {
        if (reader.HeldBy is not { Length: > 0 } holder)
        {
            return Texts[nameof(SaveCardTexts.ReaderBusyElsewhere)];
        }

        var held = reader.HeldSince is { } since
            ? Texts[nameof(SaveCardTexts.ReaderHeldSince), holder, Words(since)]
            : Texts[nameof(SaveCardTexts.ReaderHeldBy), holder];
        return reader.HeldForSetup is { } setup && Customers.TryGetValue(setup, out var customer)
            ? $"{held.Value} {Texts[nameof(SaveCardTexts.ReaderHeldFor), customer].Value}"
            : held;
    }

    // What the portal did not start belongs to no setup, so that there is none to stop.
    private bool MayTakeOver(ReaderView reader) =>
        reader is { HeldForSetup: not null, TakesCardsByPhone: true } && IsHeld(reader) && InspectionPolicy.MayBeUsed(reader.Inspection);

    private string? CommandOf(ReaderView reader) => reader.LastCommand is { } last
        ? Texts[$"LastCommand{last.Result}", Words(last.At), SecondsOf(last.Delay)].Value
        : null;

    private static string SecondsOf(TimeSpan delay) =>
        (Math.Ceiling(delay.TotalSeconds * 10) / 10).ToString("0.0", CultureInfo.CurrentCulture);

    private static Tone ToneOf(ReaderView reader) => reader.IsOnline switch
    {
        true => Tone.Good,
        false => Tone.Careful,
        null => Tone.Neutral,
    };

    private string HealthOf(ReaderView reader) => (reader.IsOnline, reader.LastSeenAt) switch
    {
        (true, _) => Texts[nameof(SaveCardTexts.HealthConnected)],
        (false, { } seen) => Texts[nameof(SaveCardTexts.HealthNotConnectedSince), Words(seen)],
        (false, null) => Texts[nameof(SaveCardTexts.HealthNotConnected)],
        (null, { } seen) => Texts[nameof(SaveCardTexts.HealthUnknownSince), Words(seen)],
        (null, null) => Texts[nameof(SaveCardTexts.HealthUnknown)],
    };

    private string Words(DateTimeOffset moment) => DayText.RecentMoment(Clock.At(moment), CultureInfo.CurrentCulture);

    private Task ChooseAsync(ReaderView reader)
    {
        (_chosen, _isMissing) = (reader.Id, false);
        return OnTurnTo.InvokeAsync(reader);
    }

    private Task TurnToChosenAsync() =>
        Readers is ReaderListOutcome.Listed listed && Chosen(listed) is { } reader ? OnTurnTo.InvokeAsync(reader) : Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_entered && _choice is not null)
        {
            _entered = true;
            await _choice.FocusAsync();
        }
    }

    private async Task SendAsync()
    {
        if (Busy || Readers is not ReaderListOutcome.Listed listed || Store is null)
        {
            return;
        }

        if (Chosen(listed) is { } reader)
        {
            var confirmed = Amount is null || _confirm is null ? null : await _confirm.PressedWithAsync();
            await OnSend.InvokeAsync(new ReaderChosen(reader, confirmed));
        }
        else
        {
            _isMissing = true;
            if (_choice is not null)
            {
                await _choice.FocusAsync();
            }
        }
    }
}
