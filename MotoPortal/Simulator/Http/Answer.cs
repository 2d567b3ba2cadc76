using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// The result of an endpoint. Closed: only the cases named here exist. Changes that the endpoint made are kept in both cases.
/// </summary>
internal abstract record Answer
{
    private Answer() { }

    /// <summary>Success, with the object to return.</summary>
    public sealed record Done(JsonObject Body) : Answer;

    /// <summary>A refusal.</summary>
    /// <param name="Error">The error to return.</param>
    /// <param name="Remembered">
    /// False when the refusal counts as invalid parameters, which are not stored under the idempotency key.
    /// </param>
    public sealed record Refused(ApiError Error, bool Remembered = true) : Answer;

    /// <summary>Converts an object to an answer.</summary>
    public static implicit operator Answer(JsonObject body) => new Done(body);

    /// <summary>Converts an error to an answer.</summary>
    public static implicit operator Answer(ApiError error) => new Refused(error);
}
