using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MotoPortal.Primitives;

namespace MotoPortal.Forms;

/// <summary>
/// A form on the page. The focus begins at its first question. A problem is shown once its field was left, all of them once the form was
/// handed in; a form with a problem is not handed on, and the focus goes to the summary. A form either hands on to its parent, which
/// says with <see cref="Busy"/> and <see cref="Problems"/> what came of it, or calls a workflow itself by
/// <see cref="ActingComponent.ActAsync"/>.
/// </summary>
public abstract class FormPanel : ActingComponent
{
    private bool _hasBegun;

    /// <summary>Begins with nothing shown as wrong.</summary>
    protected FormPanel() => Mistakes = new FormProblems(Check);

    /// <summary>Whether an answer is awaited; meanwhile the form cannot be handed in.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>What the server found wrong; null for nothing.</summary>
    [Parameter]
    public ImmutableDictionary<string, FieldProblem>? Problems { get; set; }

    /// <summary>Told when something was changed that is to be kept.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>What is wrong and shown.</summary>
    private protected FormProblems Mistakes { get; private set; }

    /// <summary>The question at which the focus begins; null where it begins elsewhere.</summary>
    protected IFocusTarget? First { get; set; }

    /// <summary>The summary of what is wrong; null while it is not shown.</summary>
    protected ErrorSummary? Summary { get; set; }

    /// <summary>What this form shows of what the server found wrong.</summary>
    protected virtual ImmutableDictionary<string, FieldProblem>? Told => Problems;

    /// <summary>All that is wrong with the form as it stands now, by field.</summary>
    protected abstract ImmutableDictionary<string, FieldProblem> Check();

    /// <summary>Goes on with a form in which nothing is wrong.</summary>
    protected abstract Task GoOnAsync();

    /// <inheritdoc/>
    protected override void OnParametersSet() => Mistakes.Tell(Told);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The first question may be drawn later than the panel, which reads something before it asks.
        if (!_hasBegun && First is not null && RendererInfo.IsInteractive)
        {
            _hasBegun = true;
            await First.FocusAsync();
        }
    }

    /// <summary>Shows nothing as wrong any more, as on a form that was just opened.</summary>
    protected void StartOver() => Mistakes = new FormProblems(Check);

    /// <summary>Changes an answer.</summary>
    /// <param name="change">Makes the change.</param>
    /// <param name="chosen">The field that the person is done with by this; null while they type.</param>
    protected async Task ChangeAsync(Action change, string? chosen = null)
    {
        change();
        if (chosen is not null)
        {
            Mistakes.Leave(chosen);
        }

        await OnChanged.InvokeAsync();
    }

    /// <summary>The person hands the form in.</summary>
    protected async Task HandInAsync()
    {
        if (Busy || IsActing)
        {
            return;
        }

        if (Mistakes.HandIn())
        {
            await GoOnAsync();
        }
        else if (Summary is not null)
        {
            await Summary.FocusAsync();
        }
    }
}
