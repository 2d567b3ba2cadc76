using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Forms;

/// <summary>Decides which problems of a form are shown: those of a field after it lost focus, and all of them after a submission.</summary>
/// <param name="check">Validates the form.</param>
internal sealed class FormProblems(Func<ImmutableDictionary<string, FieldProblem>> check)
{
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, FieldProblem> _told = ImmutableDictionary<string, FieldProblem>.Empty;
    private ImmutableDictionary<string, FieldProblem>? _lastTold;
    private bool _handedIn;

    /// <summary>Whether the form was submitted with problems that are not corrected yet.</summary>
    public bool ShowsSummary => _handedIn && !All.IsEmpty;

    /// <summary>All current problems, by field; those of the server stay until their field is changed.</summary>
    public ImmutableDictionary<string, FieldProblem> All => _told.SetItems(check());

    /// <summary>The problem to show beside a field; null for none.</summary>
    public FieldProblem? Of(string field) =>
        (_handedIn || _left.Contains(field)) && All.TryGetValue(field, out var problem) ? problem : null;

    /// <summary>Records that a field lost focus or got a value.</summary>
    public void Leave(string field)
    {
        _left.Add(field);
        _told = _told.Remove(field);
    }

    /// <summary>Records a submission; returns whether the form has no problems.</summary>
    public bool HandIn()
    {
        _told = ImmutableDictionary<string, FieldProblem>.Empty;
        _handedIn = true;
        return All.IsEmpty;
    }

    /// <summary>Takes over the server's problems; repeated or no problems change nothing.</summary>
    public void Tell(ImmutableDictionary<string, FieldProblem>? problems)
    {
        if (problems is not null && !ReferenceEquals(problems, _lastTold))
        {
            (_told, _lastTold, _handedIn) = (problems, problems, true);
        }
    }
}
