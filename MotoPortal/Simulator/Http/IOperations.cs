namespace MotoPortal.Simulator.Http;

/// <summary>A group of endpoints.</summary>
internal interface IOperations
{
    /// <summary>The endpoints of the group.</summary>
    IReadOnlyList<Operation> Operations { get; }
}
