namespace MotoPortal.Tests.Support;

/// <summary>A query of the portal and SQLite's plan for it.</summary>
/// <param name="Query">The query.</param>
/// <param name="Steps">The steps of <c>EXPLAIN QUERY PLAN</c>, in order.</param>
internal sealed record SeenPlan(string Query, IReadOnlyList<string> Steps)
{
    /// <summary>The steps that scan a whole table instead of using an index.</summary>
    /// <remarks>The result of an inner query, <c>CO-ROUTINE c0</c>, is not a table.</remarks>
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

    /// <summary>The query and its plan, for the message of a test.</summary>
    public override string ToString() => $"{Query}\n  {string.Join("\n  ", Steps)}";
}
