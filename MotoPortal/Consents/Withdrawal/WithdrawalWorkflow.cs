using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>
/// Withdraws consents in one transaction, so that from its commit on nothing may be charged under the consent, even if Stripe cannot be
/// reached. The removal of the card is planned in the same transaction and done as soon as Stripe answers.
/// </summary>
internal sealed class WithdrawalWorkflow(ActingPerson acting, Atomic atomic, WithdrawalRecords records)
{
    /// <summary>The maximum length of a reason, in characters.</summary>
    public const int ReasonLength = 300;

    /// <summary>Withdraws a consent.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="channel">The channel of the customer's withdrawal.</param>
    /// <param name="reason">Why, in the customer's words; null or empty when they gave no reason, which they need not.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<WithdrawalOutcome> WithdrawAsync(
        ConsentId id, WithdrawalChannel channel, string? reason, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.WithdrawConsents, cancellationToken) is not { } actor)
        {
            return new WithdrawalOutcome.NotAllowed();
        }

        return FieldRules.Text(reason, ReasonLength, required: false) is { } problem
            ? new WithdrawalOutcome.InvalidReason(problem)
            : await atomic.RunAsync(
                scope => records.WithdrawAsync(scope, id, channel, reason, actor, cancellationToken), cancellationToken);
    }
}
