using MotoPortal.Simulator.DelayedJobs;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Concludes a payment that was processing.</summary>
internal sealed class LatePayments(PaymentAuthorization authorization) : IDelayedStep
{
    /// <summary>The step's name in the queue.</summary>
    public const string StepName = "payment";

    /// <inheritdoc />
    public string Name => StepName;

    /// <inheritdoc />
    public void Run(StoredObject subject) => authorization.ConcludePending(subject);
}
