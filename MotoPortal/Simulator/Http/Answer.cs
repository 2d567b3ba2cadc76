using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// What an endpoint answers. Closed: only the cases named here exist. What the endpoint has changed by then is kept in both.
/// </summary>
internal abstract record Answer
{
    private Answer() { }

    /// <summary>Done; the object to show.</summary>
    public sealed record Done(JsonObject Body) : Answer;

    /// <summary>Refused.</summary>
    /// <param name="Error">What the caller is told.</param>
    /// <param name="Remembered">False when the refusal counts as a failed check of parameters, which no idempotency key keeps.</param>
    public sealed record Refused(ApiError Error, bool Remembered = true) : Answer;

    /// <summary>An object is an answer.</summary>
    public static implicit operator Answer(JsonObject body) => new Done(body);

    /// <summary>An error is an answer.</summary>
    public static implicit operator Answer(ApiError error) => new Refused(error);
}
