using System.Collections.Immutable;
using MotoPortal.Accounts;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;
using MudBlazor;

namespace MotoPortal.Charges.Approval;

/// <summary>What a second person is asked to allow, before the page of the first.</summary>
public sealed class SecondPersonRequest
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = false, BackdropClick = false };

    /// <param name="recap">What will happen, in one sentence.</param>
    /// <param name="amount">What is charged.</param>
    /// <param name="clauses">The rules of the house that are lifted.</param>
    /// <param name="allow">Does it, for the second person, their reason and the amount that they saw on the button.</param>
    internal SecondPersonRequest(
        string recap, Money amount, ImmutableArray<ChargeClause> clauses, Func<ConfirmedPerson, string, Money?, Task<ApprovalOutcome>> allow) =>
        (Recap, Amount, Clauses, Allow) = (recap, amount, clauses, allow);

    /// <summary>What will happen, in one sentence.</summary>
    internal string Recap { get; }

    /// <summary>What is charged.</summary>
    internal Money Amount { get; }

    /// <summary>The rules of the house that are lifted.</summary>
    internal ImmutableArray<ChargeClause> Clauses { get; }

    /// <summary>Does it, for the second person, their reason and the amount that they saw on the button, null when unknown.</summary>
    internal Func<ConfirmedPerson, string, Money?, Task<ApprovalOutcome>> Allow { get; }

    /// <summary>Asks, and answers when the dialog is closed again.</summary>
    /// <param name="dialogs">The page's dialogs.</param>
    /// <param name="title">The dialog's name.</param>
    internal async Task AskAsync(IDialogService dialogs, string title)
    {
        var dialog = await dialogs.ShowAsync<SecondPersonDialog>(title, new DialogParameters<SecondPersonDialog> { { shown => shown.Request, this } }, Options);
        await dialog.Result;
    }
}
