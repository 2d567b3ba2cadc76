using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Forms;

/// <summary>A line of a form's error summary.</summary>
/// <param name="FieldId">The element id of the field.</param>
/// <param name="Label">The field's label.</param>
/// <param name="Problem">The field's problem.</param>
public sealed record SummaryLine(string FieldId, string Label, FieldProblem Problem)
{
    /// <summary>The lines of the problems, in the order of the page.</summary>
    /// <param name="problems">The problems by field.</param>
    /// <param name="fields">The form's fields in the order of the page, with the element id and the label of each.</param>
    internal static IReadOnlyList<SummaryLine> Of(
        ImmutableDictionary<string, FieldProblem> problems, params IEnumerable<(string Field, string Id, string Label)> fields) =>
        [.. fields.Where(asked => problems.ContainsKey(asked.Field))
            .Select(asked => new SummaryLine(asked.Id, asked.Label, problems[asked.Field]))];
}
