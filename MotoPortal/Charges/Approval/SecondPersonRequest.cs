using System.Collections.Immutable;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MudBlazor;

namespace MotoPortal.Charges.Approval;

/// <summary>A request that a second person approves something on the first person's page.</summary>
public sealed class SecondPersonRequest
{
    private static readonly DialogOptions Options =
        new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = false, BackdropClick = false };

    /// <param name="subject">The id of what is approved: a charge or a setup.</param>
    /// <param name="customer">The customer; null when there is none yet.</param>
    /// <param name="recap">What will happen, in one sentence.</param>
    /// <param name="amount">The amount to charge.</param>
    /// <param name="clauses">The house rules that are overridden.</param>
    /// <param name="allow">Carries it out, for the second person, their reason and the amount that the button showed.</param>
    /// <param name="isChargedAtOnce">Whether the card is charged when it is approved.</param>
    internal SecondPersonRequest(
        string subject,
        PortalCustomerId? customer,
        string recap,
        Money amount,
        ImmutableArray<ChargeClause> clauses,
        Func<ConfirmedPerson, string, Money?, Task<ApprovalOutcome>> allow,
        bool isChargedAtOnce = true) =>
        (Subject, Customer, Recap, Amount, Clauses, Allow, IsChargedAtOnce) =
            (subject, customer, recap, amount, clauses, allow, isChargedAtOnce);

    /// <summary>The id of what is approved, under which the reason is kept while it is typed.</summary>
    internal string Subject { get; }

    /// <summary>The customer; null when there is none yet.</summary>
    internal PortalCustomerId? Customer { get; }

    /// <summary>What will happen, in one sentence.</summary>
    internal string Recap { get; }

    /// <summary>The amount to charge.</summary>
    internal Money Amount { get; }

    /// <summary>Whether the card is charged when it is approved.</summary>
    internal bool IsChargedAtOnce { get; }

    /// <summary>The house rules that are overridden.</summary>
    internal ImmutableArray<ChargeClause> Clauses { get; }

    /// <summary>Carries it out, for the second person, their reason and the amount that the button showed, null when unknown.</summary>
    internal Func<ConfirmedPerson, string, Money?, Task<ApprovalOutcome>> Allow { get; }

    /// <summary>Shows the dialog and returns when it was closed.</summary>
    /// <param name="dialogs">The page's dialog service.</param>
    /// <param name="title">The dialog's title.</param>
    internal async Task AskAsync(IDialogService dialogs, string title)
    {
        var dialog = await dialogs.ShowAsync<SecondPersonDialog>(
            title, new DialogParameters<SecondPersonDialog> { { shown => shown.Request, this } }, Options);
        await dialog.Result;
    }
}
