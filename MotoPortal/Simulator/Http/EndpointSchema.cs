namespace MotoPortal.Simulator.Http;

/// <summary>The schema of an endpoint.</summary>
/// <param name="Returns">
/// The type of the result, as Stripe writes it: <c>customer</c>, <c>list of customer</c>, <c>search_result of customer</c>, <c>a | b</c>.
/// </param>
/// <param name="Parameters">The schema of all parameters.</param>
internal sealed record EndpointSchema(string Returns, ParameterType Parameters)
{
    /// <summary>Whether expand paths start with <c>data.</c>.</summary>
    public bool IsList => Returns.Contains(" of ", StringComparison.Ordinal);

    /// <summary>The type of the object, or of the list's items.</summary>
    public string ObjectType => Returns[(IsList ? Returns.IndexOf(" of ", StringComparison.Ordinal) + 4 : 0)..].Split(" | ")[0];
}
