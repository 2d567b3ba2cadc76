using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Forms.Acting;

/// <summary>
/// A form on the page. It focuses its first field. A problem is shown after its field lost focus, and all of them after a submission; a
/// handed in; a form with a problem is not handed on, and the focus goes to the summary. A form either hands on to its parent, which
/// says with <see cref="Busy"/> and <see cref="Problems"/> what came of it, or calls a workflow itself by
/// <see cref="ActingComponent.ActAsync"/>.
/// </summary>
public abstract class FormPanel : ActingComponent
{
    private bool _hasBegun;

    /// <summary>Initializes the form without shown problems.</summary>
    protected FormPanel() => Mistakes = new FormProblems(Check);

    /// <summary>Whether a call is under way; the form cannot be submitted meanwhile.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Problems that the server found; null for none.</summary>
    [Parameter]
    public ImmutableDictionary<string, FieldProblem>? Problems { get; set; }

    /// <summary>Keeps what is typed, where it stands around this form; null where it stands inside, or nothing is kept.</summary>
    [CascadingParameter]
    private FormDraftPanel? KeptBy { get; set; }

    /// <summary>Raised when a change has to be stored.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>The problems that are shown.</summary>
    private protected FormProblems Mistakes { get; private set; }

    /// <summary>The field to focus first; null for none.</summary>
    protected IFocusTarget? First { get; set; }

    /// <summary>The error summary; null while it is not shown.</summary>
    protected ErrorSummary? Summary { get; set; }

    /// <summary>The server's problems that belong to this form.</summary>
    protected virtual ImmutableDictionary<string, FieldProblem>? Told => Problems;

    /// <summary>Validates the form; the problems by field.</summary>
    protected abstract ImmutableDictionary<string, FieldProblem> Check();

    /// <summary>Continues with a form without problems.</summary>
    protected abstract Task GoOnAsync();

    /// <inheritdoc/>
    protected override void OnParametersSet() => Mistakes.Tell(Told);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        KeptBy?.Keep();

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
    /// <param name="chosen">The field that the person has finished with this change; null while they type.</param>
    protected async Task ChangeAsync(Action change, string? chosen = null)
    {
        change();
        if (chosen is not null)
        {
            Mistakes.Leave(chosen);
        }

        await OnChanged.InvokeAsync();
    }

    /// <summary>Submits the form.</summary>
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
