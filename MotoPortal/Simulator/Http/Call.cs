using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>One checked request to an endpoint.</summary>
/// <param name="Id">The object that the path names; empty when it names none.</param>
/// <param name="ParentId">The object before it in the path; empty when there is none.</param>
/// <param name="Parameters">Decoded and checked: numbers are numbers, truth values are truth values, a cleared value is an empty
/// string.</param>
/// <param name="Origin">The request, for events.</param>
internal sealed record Call(string Id, string ParentId, JsonObject Parameters, RequestOrigin Origin);
