using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Lifecycle;

/// <content>An amount that the bank holds. The portal does not request this, but Stripe may answer <c>requires_capture</c>, and a held
/// amount is released after seven days.</content>
internal sealed partial class ChargeWorkflow
{
    /// <summary>Captures the amount that the bank holds.</summary>
    /// <param name="id">The charge.</param>
    /// <param name="confirmed">The amount that the button showed when the person clicked it; null when it is not known.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<CaptureOutcome> CaptureAsync(ChargeId id, Money? confirmed, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<Charge>(Policies.ApproveCharges, row => row.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new CaptureOutcome.NotFound() : new CaptureOutcome.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // The amount of a charge never changes, so it can be read before the transaction.
        var charge = await db.Set<Charge>().AsNoTracking().SingleAsync(charge => charge.Id == id, cancellationToken);
        if (charge.Amount != confirmed)
        {
            return new CaptureOutcome.OtherAmountShown(confirmed);
        }

        var isHeld = await ActOnHeldAsync(id, "capture", "charge.captured", stripe.CapturePaymentIntentAsync, actor, cancellationToken);
        return isHeld ? new CaptureOutcome.Asked() : new CaptureOutcome.NotHeld();
    }

    /// <summary>Releases the amount that the bank holds.</summary>
    public async Task<CaptureOutcome> ReleaseAsync(ChargeId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<Charge>(Policies.ApproveCharges, row => row.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return asked is Permission.NotFound ? new CaptureOutcome.NotFound() : new CaptureOutcome.NotAllowed();
        }

        var isHeld = await ActOnHeldAsync(id, "release", "charge.released", stripe.CancelPaymentIntentAsync, actor, cancellationToken);
        return isHeld ? new CaptureOutcome.Asked() : new CaptureOutcome.NotHeld();
    }

    private async Task<bool> ActOnHeldAsync(
        ChargeId id,
        string call,
        string kind,
        Func<PaymentIntentId, string, Task<GatewayAnswer<StripePaymentIntent>>> act,
        Actor actor,
        CancellationToken cancellationToken)
    {
        var plan = await atomic.RunAsync(
            async scope =>
            {
                var charge = await ChargeRecords.LoadAsync(scope, id, cancellationToken);
                if (charge is not { State: ChargeState.Authorized, PaymentIntentId: { } intent })
                {
                    return null;
                }

                var prepared = await journal.PrepareAsync(scope, call, id.Value, new { intent = intent.Value }, cancellationToken);
                charge.CheckAt(time.GetUtcNow() + ChargeTimes.AfterSending);
                records.Save(scope, charge, kind, actor);
                return new HeldCommand(intent, prepared.Key);
            },
            cancellationToken);
        if (plan is null)
        {
            return false;
        }

        var answer = await act(plan.Intent, plan.Key);
        await atomic.RunAsync(scope => journal.NoteAsync(scope, plan.Key, answer, CancellationToken.None), CancellationToken.None);

        // Reads the result, whatever the call answered.
        await ReadAsync(id, CancellationToken.None);
        return true;
    }

    private sealed record HeldCommand(PaymentIntentId Intent, string Key);
}
