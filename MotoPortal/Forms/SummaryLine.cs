using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Forms;

/// <summary>A line of the summary of what is wrong with a form.</summary>
/// <param name="FieldId">The id of the field's element.</param>
/// <param name="Label">What the field is called on the page.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record SummaryLine(string FieldId, string Label, FieldProblem Problem)
{
    /// <summary>The lines for what is wrong, in the order of the page.</summary>
    /// <param name="problems">What is wrong, by field.</param>
    /// <param name="fields">The form's fields in the order of the page, with the id and the label of each.</param>
    internal static IReadOnlyList<SummaryLine> Of(
        ImmutableDictionary<string, FieldProblem> problems, params IEnumerable<(string Field, string Id, string Label)> fields) =>
        [.. fields.Where(asked => problems.ContainsKey(asked.Field))
            .Select(asked => new SummaryLine(asked.Id, asked.Label, problems[asked.Field]))];
}
