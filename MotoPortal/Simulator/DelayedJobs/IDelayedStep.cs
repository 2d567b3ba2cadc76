using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.DelayedJobs;

/// <summary>A change of an object that happens after a delay.</summary>
internal interface IDelayedStep
{
    /// <summary>Its name in the queue.</summary>
    string Name { get; }

    /// <summary>Runs the step. Called inside a transaction.</summary>
    void Run(StoredObject subject);
}
