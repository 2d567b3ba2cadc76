using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.OrderStep;

/// <summary>The step of the order.</summary>
internal sealed class OrderStepWorkflow(ActingPerson acting, SetupRecords setups, DraftChanges changes, ExemptTexts exempt)
{
    /// <summary>Stores the order's channel, reference and amount.</summary>
    public async Task<StepOutcome> NoteOrderAsync(CardSetupId id, OrderForm form, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        var task = (await setups.ReadAsync(id, cancellationToken)).Task;
        return form.Check(task, exempt) is { IsEmpty: false } problems
            ? new StepOutcome.Invalid(problems)
            : await changes.MakeAsync(
                id,
                setup => setup.CustomerId is not null,
                setup => setup.NoteOrder(form.Channel, form.Reference.Trim(), task.TakesPayment() ? form.ToAmount() : null),
                "setup.order_noted",
                form.Reference.Trim(),
                actor,
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
