using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.DelayedJobs;

/// <summary>Something that happens to an object after a while, by itself.</summary>
internal interface IDelayedStep
{
    /// <summary>Its name in the queue.</summary>
    string Name { get; }

    /// <summary>Happens now. Inside a transaction.</summary>
    void Run(StoredObject subject);
}
