using System.Collections.Immutable;
using MotoPortal.Charges.Policy;
using MotoPortal.Ledger;
using MudBlazor;

namespace MotoPortal.Charges.Approval;

/// <summary>What a second person is asked to allow, before the page of the first.</summary>
public sealed class SecondPersonRequest
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = false, BackdropClick = false };

    /// <param name="recap">What will happen, in one sentence.</param>
    /// <param name="clauses">The rules of the house that are lifted.</param>
    /// <param name="allow">Does it, for the second person and their reason.</param>
    internal SecondPersonRequest(string recap, ImmutableArray<ChargeClause> clauses, Func<Actor, string, Task<ApprovalOutcome>> allow) =>
        (Recap, Clauses, Allow) = (recap, clauses, allow);

    /// <summary>What will happen, in one sentence.</summary>
    internal string Recap { get; }

    /// <summary>The rules of the house that are lifted.</summary>
    internal ImmutableArray<ChargeClause> Clauses { get; }

    /// <summary>Does it, for the second person and their reason.</summary>
    internal Func<Actor, string, Task<ApprovalOutcome>> Allow { get; }

    /// <summary>Asks, and answers when the dialog is closed again.</summary>
    /// <param name="dialogs">The page's dialogs.</param>
    /// <param name="title">The dialog's name.</param>
    internal async Task AskAsync(IDialogService dialogs, string title)
    {
        var dialog = await dialogs.ShowAsync<SecondPersonDialog>(title, new DialogParameters<SecondPersonDialog> { { shown => shown.Request, this } }, Options);
        await dialog.Result;
    }
}
