using MotoPortal.Accounts.Roles;
using MotoPortal.Forms.Acting;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard;

// Keeps the consent's draft, and asks which is meant when another tab has kept one meanwhile.
public partial class SetupPanel
{
    private Task _keepingDraft = Task.CompletedTask;
    private bool _isDraftElsewhere;

    // One at a time: each needs the version that the one before it has stored.
    private Task KeepDraftAsync()
    {
        _keepingDraft = KeepNextAsync(_keepingDraft);
        return _keepingDraft;

        async Task KeepNextAsync(Task before)
        {
            // A failure of that one was told where it was awaited.
            await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            if (!_isDraftElsewhere)
            {
                TellOfDraft(await ConsentStep.KeepDraftAsync(SetupId, _draft, Gone));
            }
        }
    }

    private void TellOfDraft(StepOutcome outcome)
    {
        _isDraftElsewhere = outcome is StepOutcome.ChangedElsewhere;
        Notice = outcome is StepOutcome.NotAllowed ? ActingNotice.NotAllowed : Notice;
    }

    private async Task TakeDraftAsync()
    {
        _isDraftElsewhere = false;
        if (await ConsentStep.ReadDraftAsync(SetupId, Gone) is Permitted<ConsentDraft?>.Given { Value: { } draft })
        {
            _draft = draft;
            _signedForm = draft.Evidence.SignedForm is { } form ? await Forms.FindAsync(form, Gone) : null;
        }
    }

    private async Task KeepMyDraftAsync()
    {
        _isDraftElsewhere = false;
        if (await ConsentStep.ReadDraftAsync(SetupId, Gone) is Permitted<ConsentDraft?>.Given { Value: var draft })
        {
            _draft.Version = draft?.Version;
        }

        await KeepDraftAsync();
    }
}
