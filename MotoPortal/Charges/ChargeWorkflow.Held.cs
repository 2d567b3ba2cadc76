using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Charges;

/// <content>An amount that the bank holds. The portal never asks for that, but Stripe may answer <c>requires_capture</c>, and a held amount is let go after seven days.</content>
internal sealed partial class ChargeWorkflow
{
    /// <summary>Takes the amount that the bank holds; false when it holds none.</summary>
    public Task<bool> CaptureAsync(ChargeId id, Actor actor, CancellationToken cancellationToken) =>
        ActOnHeldAsync(id, "capture", "charge.captured", stripe.CapturePaymentIntentAsync, actor, cancellationToken);

    /// <summary>Lets go of the amount that the bank holds; false when it holds none.</summary>
    public Task<bool> ReleaseAsync(ChargeId id, Actor actor, CancellationToken cancellationToken) =>
        ActOnHeldAsync(id, "release", "charge.released", stripe.CancelPaymentIntentAsync, actor, cancellationToken);

    private async Task<bool> ActOnHeldAsync(
        ChargeId id, string call, string kind, Func<PaymentIntentId, string, Task<GatewayAnswer<StripePaymentIntent>>> act, Actor actor, CancellationToken cancellationToken)
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

        // Whatever it answered, what is true is read.
        await SettleAsync(id, CancellationToken.None);
        return true;
    }

    private sealed record HeldCommand(PaymentIntentId Intent, string Key);
}
