using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>Who asked: what an event tells about the request behind it.</summary>
internal sealed record RequestOrigin(string RequestId, string? IdempotencyKey);

/// <summary>One checked request to an endpoint.</summary>
/// <param name="Id">The object that the path names; empty when it names none.</param>
/// <param name="ParentId">The object before it in the path; empty when there is none.</param>
/// <param name="Parameters">Decoded and checked: numbers are numbers, truth values are truth values, a cleared value is an empty string.</param>
/// <param name="Origin">The request, for events.</param>
internal sealed record Call(string Id, string ParentId, JsonObject Parameters, RequestOrigin Origin);

/// <summary>An endpoint: its method and path as in <c>parameters.json</c>, and what it does inside a transaction.</summary>
internal sealed record Operation(string Method, string Path, Func<Call, Answer> Run)
{
    /// <summary>The key in <c>parameters.json</c>.</summary>
    public string Key => $"{Method} {Path}";
}

/// <summary>A group of endpoints.</summary>
internal interface IOperations
{
    /// <summary>The endpoints of the group.</summary>
    IReadOnlyList<Operation> Operations { get; }
}
