namespace MotoPortal.Simulator.Objects;

/// <summary>A condition that objects of a list must meet, in SQL over their JSON, with its value.</summary>
/// <param name="Sql">Holds <c>{0}</c> where the value's parameter belongs.</param>
/// <param name="Value">The value.</param>
internal sealed record Condition(string Sql, object Value)
{
    /// <summary>A key, or a path of keys, equals a value.</summary>
    public static Condition Equal(string path, object value) => new($"json_extract(json, '$.{path}') = {{0}}", value);
}
