using MotoPortal.Accounts;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>
/// Ends consents as customers wish it: in one transaction, so that from its commit on nothing may be charged under the consent,
/// even while Stripe is away. Removing the card is written down in the same transaction and done as soon as Stripe answers.
/// </summary>
internal sealed class WithdrawalWorkflow(ActingPerson acting, Atomic atomic, WithdrawalRecords records)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 300;

    /// <summary>Withdraws a consent.</summary>
    /// <param name="id">The consent.</param>
    /// <param name="channel">How the customer's wish came.</param>
    /// <param name="reason">Why, in the customer's words; null or empty when they gave none, which is their right.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<WithdrawalOutcome> WithdrawAsync(ConsentId id, WithdrawalChannel channel, string? reason, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.WithdrawConsents, cancellationToken) is not { } actor)
        {
            return new WithdrawalOutcome.NotAllowed();
        }

        return FieldRules.Text(reason, ReasonLength, required: false) is { } problem
            ? new WithdrawalOutcome.InvalidReason(problem)
            : await atomic.RunAsync(scope => records.WithdrawAsync(scope, id, channel, reason, actor, cancellationToken), cancellationToken);
    }
}
