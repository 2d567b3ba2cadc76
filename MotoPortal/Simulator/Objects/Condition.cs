namespace MotoPortal.Simulator.Objects;

/// <summary>A condition on the objects of a list, in SQL over their JSON, with its value.</summary>
/// <param name="Sql">Contains <c>{0}</c> in place of the value's parameter.</param>
/// <param name="Value">The value.</param>
internal sealed record Condition(string Sql, object Value)
{
    /// <summary>The value at a key or path equals a value.</summary>
    public static Condition Equal(string path, object value) => new($"json_extract(json, '$.{path}') = {{0}}", value);
}
