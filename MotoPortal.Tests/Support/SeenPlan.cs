namespace MotoPortal.Tests.Support;

/// <summary>A query that the portal asked and how SQLite goes about it.</summary>
/// <param name="Query">The query.</param>
/// <param name="Steps">The steps of <c>EXPLAIN QUERY PLAN</c>, in order.</param>
internal sealed record SeenPlan(string Query, IReadOnlyList<string> Steps)
{
    /// <summary>The steps that go through all rows of a table, rather than through those that an index names.</summary>
    /// <remarks>The result of an inner query, <c>CO-ROUTINE c0</c>, is no table.</remarks>
    public IEnumerable<string> WholeTables
    {
        get
        {
            var inner = Steps.Select(step => step.Split(' '))
                .Where(words => words[0] is "CO-ROUTINE" or "MATERIALIZE")
                .Select(words => $"SCAN {words[1]}")
                .ToHashSet(StringComparer.Ordinal);
            return Steps.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal)
                && step is not "SCAN CONSTANT ROW"
                && !step.StartsWith("SCAN (", StringComparison.Ordinal)
                && !inner.Contains(step));
        }
    }

    /// <summary>The query and its steps, for the message of a test.</summary>
    public override string ToString() => $"{Query}\n  {string.Join("\n  ", Steps)}";
}
