using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>A validated request to an endpoint.</summary>
/// <param name="Id">The object named by the path; empty for none.</param>
/// <param name="ParentId">The parent object named by the path; empty for none.</param>
/// <param name="Parameters">
/// The decoded and validated parameters: numbers and booleans have their types, a cleared value is an empty string.
/// </param>
/// <param name="Origin">The request, for events.</param>
internal sealed record Call(string Id, string ParentId, JsonObject Parameters, RequestOrigin Origin)
{
    /// <summary>The file in the body; null for none.</summary>
    public UploadedFile? File { get; init; }
}
