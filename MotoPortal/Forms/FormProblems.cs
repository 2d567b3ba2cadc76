using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Forms;

/// <summary>Which of a form's problems are shown: those of a field once it was left, and all of them once the form was handed in.</summary>
/// <param name="check">Checks the form as it stands now.</param>
internal sealed class FormProblems(Func<ImmutableDictionary<string, FieldProblem>> check)
{
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, FieldProblem> _told = ImmutableDictionary<string, FieldProblem>.Empty;
    private ImmutableDictionary<string, FieldProblem>? _lastTold;
    private bool _handedIn;

    /// <summary>Whether the form was handed in with something wrong and is not mended yet.</summary>
    public bool ShowsSummary => _handedIn && !All.IsEmpty;

    /// <summary>All that is wrong now, by field; what the server found stands until its field is touched.</summary>
    public ImmutableDictionary<string, FieldProblem> All => _told.SetItems(check());

    /// <summary>What to show beside a field; null for nothing.</summary>
    public FieldProblem? Of(string field) =>
        (_handedIn || _left.Contains(field)) && All.TryGetValue(field, out var problem) ? problem : null;

    /// <summary>The person left the field or chose a value.</summary>
    public void Leave(string field)
    {
        _left.Add(field);
        _told = _told.Remove(field);
    }

    /// <summary>The person handed the form in; whether nothing is wrong with it.</summary>
    public bool HandIn()
    {
        _told = ImmutableDictionary<string, FieldProblem>.Empty;
        _handedIn = true;
        return All.IsEmpty;
    }

    /// <summary>Takes over what the server found wrong; the same finding, or none, changes nothing.</summary>
    public void Tell(ImmutableDictionary<string, FieldProblem>? problems)
    {
        if (problems is not null && !ReferenceEquals(problems, _lastTold))
        {
            (_told, _lastTold, _handedIn) = (problems, problems, true);
        }
    }
}
