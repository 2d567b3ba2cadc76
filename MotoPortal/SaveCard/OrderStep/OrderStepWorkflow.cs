using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.OrderStep;

/// <summary>The step of the order.</summary>
internal sealed class OrderStepWorkflow(
    ActingPerson acting, Atomic atomic, SetupRecords setups, DraftChanges changes, HouseLimitCheck limits, ExemptTexts exempt)
{
    /// <summary>Stores the order's channel, reference and amount.</summary>
    public Task<StepOutcome> NoteOrderAsync(CardSetupId id, OrderForm form, CancellationToken cancellationToken) =>
        NoteOrderAsync(id, form, approval: null, cancellationToken);

    /// <summary>The same for an amount above the house limits, with a second person at the first person's page.</summary>
    /// <param name="id">The setup.</param>
    /// <param name="form">The order.</param>
    /// <param name="approval">The second person's approval.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<StepOutcome> NoteApprovedOrderAsync(
        CardSetupId id, OrderForm form, ApprovedPayment approval, CancellationToken cancellationToken) =>
        NoteOrderAsync(id, form, approval, cancellationToken);

    private async Task<StepOutcome> NoteOrderAsync(
        CardSetupId id, OrderForm form, ApprovedPayment? approval, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        var task = (await setups.ReadAsync(id, cancellationToken)).Task;
        return form.Check(task, exempt) is { IsEmpty: false } problems
            ? new StepOutcome.Invalid(problems)
            : await atomic.RunAsync<StepOutcome>(
                async scope =>
                {
                    var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                    if (setup is not { State: SetupState.Draft, CustomerId: not null })
                    {
                        return new StepOutcome.NotNow(setup.State);
                    }

                    // The limit is checked before the amount is read out, and again before a reader is asked.
                    var amount = task.TakesPayment() ? form.ToAmount() : null;
                    var (breaches, isApproved) = amount is { } asked
                        ? await limits.FindAsync(scope, asked, actor, setup.StoreId, approval, cancellationToken)
                        : ([], false);
                    if (!breaches.IsEmpty && !isApproved)
                    {
                        return new StepOutcome.NeedsSecondPerson(amount!.Value, breaches);
                    }

                    setup.NoteOrder(form.Channel, form.Reference.Trim(), amount);
                    if (!breaches.IsEmpty)
                    {
                        limits.Approve(scope, setup, amount!.Value, breaches, approval!);
                    }

                    setups.Save(scope, setup, "setup.order_noted", actor, form.Reference.Trim());
                    return new StepOutcome.Kept();
                },
                cancellationToken);
    }

    /// <summary>Returns to the order step while no consent is recorded.</summary>
    public async Task<StepOutcome> ChangeOrderAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        return await changes.MakeAsync(id, _ => true, setup => setup
            .NoteOrder(null, setup.OrderReference, null), "setup.order_cleared", null, actor, cancellationToken);
    }
}
