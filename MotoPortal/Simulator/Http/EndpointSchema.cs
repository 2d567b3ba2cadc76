namespace MotoPortal.Simulator.Http;

/// <summary>What an endpoint takes and gives.</summary>
/// <param name="Returns">As Stripe writes it: <c>customer</c>, <c>list of customer</c>, <c>search_result of customer</c>, <c>a |
/// b</c>.</param>
/// <param name="Parameters">The hash of all parameters.</param>
internal sealed record EndpointSchema(string Returns, ParameterType Parameters)
{
    /// <summary>Whether paths to expand start with <c>data.</c>.</summary>
    public bool IsList => Returns.Contains(" of ", StringComparison.Ordinal);

    /// <summary>The type of the object, or of the list's objects.</summary>
    public string ObjectType => Returns[(IsList ? Returns.IndexOf(" of ", StringComparison.Ordinal) + 4 : 0)..].Split(" | ")[0];
}
